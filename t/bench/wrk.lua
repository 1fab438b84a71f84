-- wrk.lua - what wrk sends, and what it tells about it
--
-- From the environment: BENCH_PATHS, a file with a path on each line, of
-- which each request takes one by chance; BENCH_BODY, a file that makes it a
-- POST.  Headers come from wrk's -H.  The last line it prints is
--
--	requests seconds p50 p99 refused broken
--
-- with percentiles in ms; refused counts statuses above 399, broken what
-- failed on the socket or took longer than wrk waits.

local requests = {}

function init()
	local file = os.getenv("BENCH_BODY")
	local method, body = "GET", nil

	if file then
		local input = assert(io.open(file))
		body = input:read("*a")
		input:close()
		method = "POST"
	end
	for path in io.lines(os.getenv("BENCH_PATHS")) do
		requests[#requests + 1] = wrk.format(method, path, nil, body)
	end
	math.randomseed(os.time())
end

function request()
	return requests[math.random(#requests)]
end

function done(summary, latency)
	local e = summary.errors

	print(string.format("%d %.4f %.3f %.3f %d %d", summary.requests,
		summary.duration / 1e6, latency:percentile(50) / 1e3,
		latency:percentile(99) / 1e3, e.status,
		e.connect + e.read + e.write + e.timeout))
end
