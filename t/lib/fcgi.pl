#!/usr/bin/perl
#
# fcgi.pl - speak FastCGI to a worker's socket, correctly or not
#
#	perl t/lib/fcgi.pl SOCKET WORD...
#
# The words are carried out in order; the first that fails says why and ends
# the program.  A request is
#
#	get PATH		GET
#	ask METHOD PATH BODY	another, with that body as JSON
#	+NAME=VALUE		a parameter of every request after this word,
#				where \xHH is a byte; -NAME takes one away
#
# and its bytes go out at once, unless
#
#	hold			from now on bytes are only collected
#	first N			sends the first N bytes collected, keeps the rest
#	but N			sends all but the last N bytes, keeps those
#	drip N SECONDS		sends N bytes, one at a time, that far apart
#	send			sends what is left, no longer holds
#
# Connections and answers:
#
#	open			another connection; it is the one in use now.
#				One is open at the start.
#	on N			the Nth is the one in use
#	reply STATUS		reads an answer, prints its body
#	closed			the worker closes it, without an answer
#	ended			it answers or closes, within 12 seconds
#	close			we close it
#	shut			we only stop sending
#	times N PATH		N times get PATH, each answered 200, one after
#				the other on this connection
#	sleep SECONDS
#	record TYPE ID TEXT	one record; TEXT may have \xHH
#	bytes TEXT		bytes that need not be a record
use strict;
use warnings;
use IO::Socket::UNIX;
use Time::HiRes qw(sleep);

my ($path, @words) = @ARGV;
my (@connections, $now, $held, $holding);
my %always = (
	SERVER_PROTOCOL => 'HTTP/1.1', HTTP_HOST => 'localhost',
	CTJ_SCHEME => 'http', REMOTE_ADDR => '127.0.0.1',
	REQUEST_ID => 'fastcgi-test', QUERY_STRING => '',
);
my $patience = 12;
$| = 1; # who waits for a reply sees it

$held = '';
$SIG{PIPE} = 'IGNORE';

sub fail {
	print "fcgi.pl: @_\n";
	exit 1;
}

sub connect_it {
	$now = IO::Socket::UNIX->new(Peer => $path)
		or fail("no connection to $path: $!");
	push @connections, $now;
}

sub put_now {
	my ($left) = @_;
	while (length $left) {
		my $written = syswrite $now, $left;
		return unless $written; # a peer that left is seen when reading
		substr($left, 0, $written) = '';
	}
}

sub put {
	if ($holding) { $held .= $_[0] } else { put_now($_[0]) }
}

sub record {
	my ($type, $id, $content) = @_;
	pack('CCnnCC', 1, $type, $id, length $content, 0, 0) . $content;
}

# A stream is cut into records and ended by an empty one.
sub stream {
	my ($type, $content) = @_;
	join '', map { record($type, 1, $_) }
		unpack('(a65535)*', $content), '';
}

sub size { $_[0] < 128 ? chr $_[0] : pack 'N', $_[0] | 0x80000000 }

sub request {
	my ($method, $uri, $body) = @_;
	my %all = (%always, REQUEST_METHOD => $method);
	($all{DOCUMENT_URI}, my $query) = split /\?/, $uri, 2;
	$all{QUERY_STRING} = $query if defined $query;
	$all{CONTENT_LENGTH} //= length $body if length $body;
	$all{CONTENT_TYPE} //= 'application/json' if length $body;
	my $params = join '', map {
		size(length $_) . size(length $all{$_}) . "$_$all{$_}"
	} grep { defined $all{$_} } sort keys %all;
	put(record(1, 1, "\0\1\1\0\0\0\0\0") . stream(4, $params) .
		stream(5, $body));
}

# So many bytes; undef at the end of the connection, or when none come.
sub take {
	my ($count, $what) = @_;
	my $got = '';
	while (length $got < $count) {
		my $ready = '';
		vec($ready, fileno $now, 1) = 1;
		select($ready, undef, undef, $patience)
			or fail("nothing came for $patience seconds ($what)");
		sysread $now, $got, $count - length $got, length $got
			or return undef;
	}
	return $got;
}

# An answer as (status, body); () when the connection was closed instead.
sub answer {
	my $out = '';
	while (defined(my $head = take(8, 'a reply'))) {
		my (undef, $type, undef, $length, $padding) =
			unpack 'CCnnC', $head;
		my $content = take($length + $padding, 'a record');
		return unless defined $content;
		$out .= substr $content, 0, $length if $type == 6;
		next unless $type == 3;
		my ($status) = $out =~ /^Status: (\d+)/;
		return ($status // 'nothing', $out =~ s/^.*?\r\n\r\n//sr);
	}
	return;
}

sub reply {
	my ($wanted) = @_;
	my ($status, $body) = answer() or fail('closed, and not answered');
	print "$status $body\n" if defined $body;
	$status eq $wanted or fail("wanted $wanted, got $status");
}

sub closed {
	my ($status, $body) = answer() or return;
	fail("answered with $status $body");
}

sub text { $_[0] =~ s/\\x([0-9a-f]{2})/chr hex $1/ger }

my %words = (
	open => [0, \&connect_it],
	on => [1, sub { $now = $connections[$_[0] - 1] }],
	get => [1, sub { request('GET', $_[0], '') }],
	ask => [3, \&request],
	reply => [1, \&reply],
	closed => [0, \&closed],
	ended => [0, sub { answer() }],
	close => [0, sub { close $now }],
	shut => [0, sub { shutdown $now, 1 }],
	sleep => [1, sub { sleep $_[0] }],
	hold => [0, sub { $holding = 1 }],
	first => [1, sub { put_now(substr $held, 0, $_[0], '') }],
	but => [1, sub { put_now(substr $held, 0, -$_[0], '') }],
	send => [0, sub { put_now($held); $held = ''; $holding = 0 }],
	record => [3, sub { put(record($_[0], $_[1], text($_[2]))) }],
	bytes => [1, sub { put(text($_[0])) }],
	drip => [2, sub {
		for (1 .. $_[0]) {
			put_now(substr $held, 0, 1, '');
			sleep $_[1];
		}
	}],
	times => [2, sub {
		for (1 .. $_[0]) {
			request('GET', $_[1], '');
			my ($status) = answer() or fail("closed at request $_");
			$status eq 200 or fail("$status at request $_");
		}
	}],
);

connect_it();
while (@words) {
	my $word = shift @words;
	if ($word =~ /^\+(\w+)=(.*)$/s) {
		$always{$1} = text($2);
	} elsif ($word =~ /^-(\w+)$/) {
		delete $always{$1};
	} else {
		my ($count, $run) = @{ $words{$word} // fail("what is $word?") };
		$run->(splice @words, 0, $count);
	}
}
