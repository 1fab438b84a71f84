#!/usr/bin/perl
#
# load.pl - clients that write without a pause, and remember what they were
# told
#
#	COOKIES=... TOKEN=... perl t/lib/load.pl SOCKET STOP CLIENTS BODY once|kept
#
# SOCKET is a path or HOST:PORT.  Until the file STOP is there each client
# posts opportunities, with BODY and a marker of its own as project_name, and
# reads one after every other write; "once" makes a new connection for each
# request.  One line for each:
#
#	STATUS MILLISECONDS MARKER FAULT
#
# STATUS is "refused" when there was no connection to be had, "unanswered"
# when it was closed before a reply began, "cut" when the reply broke off.
# MARKER is "-" for a read.  FAULT is what is wrong with a reply, else "-".
use strict;
use warnings;
use IO::Socket::INET;
use IO::Socket::UNIX;
use JSON::PP;
use Time::HiRes qw(time sleep);

my ($path, $stop, $clients, $body, $mode) = @ARGV;
my ($folder) = $stop =~ m{^(.*)/};
my $socket;
$SIG{PIPE} = 'IGNORE';

sub connection {
	return IO::Socket::UNIX->new(Peer => $path) if $path =~ m{^/};
	return IO::Socket::INET->new(PeerAddr => $path);
}

sub read_more {
	my ($text) = @_;
	return sysread $socket, $$text, 65536, length $$text;
}

sub fault {
	my ($status, $head, $text) = @_;
	return '-' if $status < 400;
	my $all = eval { JSON::PP->new->decode($text) };
	return 'no-envelope' unless ref $all && $all->{error}{code};
	return 'no-retry-after' if $status == 503 && $head !~ /^Retry-After: \d/im;
	return '-';
}

# (status, fault) of one request
sub ask {
	my ($request) = @_;
	my $got = '';
	$socket //= connection() or return ('refused', '-');
	syswrite $socket, $request or return ('unanswered', '-');
	until ($got =~ /\r\n\r\n/) {
		read_more(\$got) or return (length $got ? 'cut' : 'unanswered', '-');
	}
	my ($head, $text) = split /\r\n\r\n/, $got, 2;
	my ($status) = $head =~ m{^HTTP/1\.1 (\d+)} or return ('cut', '-');
	my ($length) = $head =~ /^Content-Length: (\d+)/im;
	while (length $text < ($length // 0)) {
		read_more(\$text) or return ('cut', '-');
	}
	$socket = undef if $mode eq 'once' or $head =~ /^Connection: close/im;
	return ($status, fault($status, $head, $text));
}

sub client {
	my ($me) = @_;
	my $headers = "HTTP/1.1\r\nHost: localhost\r\nCookie: $ENV{COOKIES}\r\n" .
		($mode eq 'once' ? "Connection: close\r\n" : '');
	# The folder of a test that was ended is gone.
	for (my $n = 1; !-e $stop && -d $folder; $n++) {
		my $marker = $n % 3 ? "load-$$-$me-$n" : '-';
		my $sent = qq({"project_name": "$marker", $body});
		my $request = "GET /api/opportunities/?limit=1 $headers\r\n";
		$request = "POST /api/opportunities/ $headers" .
			"X-CSRFToken: $ENV{TOKEN}\r\n" .
			"Content-Type: application/json\r\nContent-Length: " .
			length($sent) . "\r\n\r\n$sent" if $marker ne '-';
		my $before = time;
		my ($status, $fault) = ask($request);
		my $line = sprintf "%s %d %s %s\n", $status,
			(time - $before) * 1000, $marker, $fault;
		syswrite STDOUT, $line;
		$socket = undef if $status !~ /^\d/;
		sleep 0.02 if $status eq 'refused' or $status =~ /^5/;
	}
	exit 0;
}

for my $me (1 .. $clients) {
	my $pid = fork // die "fork: $!";
	client($me) if $pid == 0;
}
1 while wait != -1;
