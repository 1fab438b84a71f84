/*
 * fuzz_tzif - any bytes as the file of a time zone: what is read is in order,
 * and every local time has its instant.
 */
#include "fuzz.h"
#include "tzif.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	long first = local_date_day(2026, 1, 1) * LOCAL_DAY;
	long last = first + 100L * LOCAL_DAY, until = 0;
	struct local_zone zone;
	bool good = tzif_read(&zone, data, size, first, last);

	must(zone.count >= 1 && zone.count <= LOCAL_OFFSETS_MAX,
	     "there are as many offsets as fit");
	must(good || (zone.count == 1 && zone.offsets[0].minutes == 0),
	     "what cannot be read is UTC");
	for (unsigned i = 0; i < zone.count; i++) {
		must(zone.offsets[i].minutes >= -1560 &&
			     zone.offsets[i].minutes <= 1560,
		     "an offset is at most 26 hours");
		must(i == 0 || zone.offsets[i].from > zone.offsets[i - 1].from,
		     "offsets are in the order of time");
	}
	for (long local = first; local < last; local += 997) {
		long instant = local_to_utc(&zone, local);

		if (!local_skipped(&zone, local, &until))
			must(local_from_utc(&zone, instant) == local,
			     "a clock shows the time that it does not skip");
	}
	return 0;
}
