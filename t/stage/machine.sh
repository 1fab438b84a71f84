# machine.sh - what t/stage needs of a machine, and its own place for images
#
# Sourced from the root of the repository.  Images, layers and containers live
# below build/stage, apart from those of whoever works on this machine.
#
#	stage_lacks	prints what the machine cannot do; nothing: all is well
#	$stage		the folder
#	$stand_in	the names of the stand-in bases begin with it
#
# shellcheck shell=bash disable=SC2034

me=${me:-${0##*/}}
root=$PWD
. "$root/dev/common.sh"

stage=$root/build/stage
stand_in=localhost/ctj-stand-in
# podman remembers where it ran: always the same place for the same checkout.
run=/run/ctj-stage-$(printf %s "$root" | cksum | cut -d' ' -f1)
export CONTAINERS_STORAGE_CONF=$stage/storage.conf
export CONTAINERS_CONF=$stage/containers.conf
export BUILDAH_ISOLATION=chroot

stage_config() {
	mkdir -p "$stage"
	cat >"$stage/storage.conf" <<-END
	[storage]
	driver = "overlay"
	graphroot = "$stage/storage"
	runroot = "$run"
	END
	# Old kernels and containers in containers need modest limits; there
	# is no journal, and nobody is to be asked for images over a network.
	cat >"$stage/containers.conf" <<-END
	[containers]
	default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
	log_driver = "k8s-file"
	[engine]
	runtime = "runc"
	events_logger = "file"
	cgroup_manager = "cgroupfs"
	END
}

stage_lacks() {
	local tool

	[ "$(id -u)" -eq 0 ] || {
		echo 'only root may build and run containers here'
		return
	}
	for tool in buildah podman runc debootstrap nsenter npm perl curl; do
		command -v "$tool" >/dev/null ||
			echo "$tool is missing (dev/setup stage installs it)"
	done
	[ -x "$pg_native/bin/postgres" ] || echo 'postgres is missing (dev/setup)'
	unshare --mount --net --pid --fork true 2>/dev/null ||
		echo 'the kernel gives out no namespaces'
}

stage_config
