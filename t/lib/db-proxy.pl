#!/usr/bin/perl
#
# db-proxy.pl - a bad line between the workers and PostgreSQL
#
#	perl t/lib/db-proxy.pl SOCKET SERVER MODE
#
# Listens on the unix socket SOCKET and passes what comes to the socket SERVER
# and back.  The file MODE says what else happens, from the next bytes on:
#
#	pass		nothing
#	delay N		what the server answers arrives N seconds later
#	reset		each connection that says something is closed
#	swallow		what the server answers is lost
use strict;
use warnings;
use IO::Select;
use IO::Socket::UNIX;
use Time::HiRes qw(time);

my ($path, $server, $file) = @ARGV;
my $listener = IO::Socket::UNIX->new(Local => $path, Listen => 64)
	or die "$path: $!";
chmod 0777, $path or die "$path: $!";
$SIG{PIPE} = 'IGNORE';
my $select = IO::Select->new($listener);
my (%peer, %from_server, @late);    # by file number; [due, socket, bytes]

sub mode {
	open my $in, '<', $file or return 'pass';
	my $line = <$in> // 'pass';
	chomp $line;
	return $line;
}

sub end {
	my ($socket) = @_;
	my $other = delete $peer{ fileno $socket };
	delete $peer{ fileno $other } if $other;
	for my $one (grep { $_ } $socket, $other) {
		delete $from_server{ fileno $one };
		$select->remove($one);
		close $one;
	}
}

sub begin {
	my $client = $listener->accept or return;
	my $other = IO::Socket::UNIX->new(Peer => $server);
	return close $client unless $other;
	$peer{ fileno $client } = $other;
	$peer{ fileno $other } = $client;
	$from_server{ fileno $other } = 1;
	$select->add($client, $other);
}

sub pass {
	my ($socket) = @_;
	my $other = $peer{ fileno $socket } or return;
	my ($name, $seconds) = split / /, mode();
	sysread($socket, my $bytes, 65536) or return end($socket);
	return end($socket) if $name eq 'reset';
	unless ($from_server{ fileno $socket } and $name ne 'pass') {
		syswrite $other, $bytes or end($socket);
	} elsif ($name eq 'delay') {
		push @late, [ time + $seconds, $other, $bytes ];
	}
}

while (1) {
	my $patience = @late ? $late[0][0] - time : 1;
	for my $socket ($select->can_read($patience > 0 ? $patience : 0)) {
		$socket == $listener ? begin() : pass($socket);
	}
	while (@late and $late[0][0] <= time) {
		my (undef, $socket, $bytes) = @{ shift @late };
		syswrite $socket, $bytes if $socket->opened;
	}
}
