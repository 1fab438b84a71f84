#!/usr/bin/perl
#
# hold.pl - takes every connection that PostgreSQL has to give
#
#	perl t/lib/hold.pl SOCKET
#
# Says who it wants to be and then nothing more, on one connection after the
# other, again and again, until it is killed.  Prints "full" when it is refused
# the first time.
use strict;
use warnings;
use IO::Socket::UNIX;
use Time::HiRes qw(sleep);

my $user = "user\0ctj\0database\0ctj\0\0";
my $hello = pack('NN', 8 + length $user, 196608) . $user;
my @held;
$| = 1;
$SIG{PIPE} = 'IGNORE';

while (1) {
	my $socket = IO::Socket::UNIX->new(Peer => $ARGV[0]);
	my $told = '';
	if ($socket and syswrite $socket, $hello) {
		sysread $socket, $told, 1;
	}
	# R asks for a password; E says that there is no room.
	if ($told eq 'R') {
		push @held, $socket;
	} else {
		print "full\n" if @held;
		sleep 0.02;
	}
}
