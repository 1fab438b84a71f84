#!/usr/bin/perl
#
# hostile.pl - many requests to nginx on one connection, every reply judged
#
#	perl t/lib/hostile.pl SOCKET <CASES
#
# A case is a line
#
#	what it is | 4.. | METHOD /path | Header: value; Other: value | body
#
# where 4.. is a pattern that the status matches; the last two may be left
# out.  In request, headers and body \xHH is a byte and {TEXT*N} a text N times; the
# names \bar, \semi and \open stand for "|", ";" and "{".  Cookies and CSRF
# token come from COOKIES and TOKEN; headers may replace them.
#
# Whatever the case wants, a reply is never 5xx, and has a Content-Length
# that is right; one that is 4xx has the envelope of errors,
# with "fields" for validation_error and no other, or below /admin/ is a page
# with a heading.  Prints every case and its reply, those that are wrong with
# "not ok" in front.
use strict;
use warnings;
use IO::Socket::UNIX;
use JSON::PP;

my ($path) = @ARGV;
my ($socket, $bad, $count) = (undef, 0, 0);
$SIG{PIPE} = 'IGNORE';
$SIG{ALRM} = sub { die "no reply within 15 seconds\n" };

sub expand {
	my ($text) = @_;
	$text =~ s/\{([^{}]*)\*(\d+)\}/$1 x $2/ge;
	my %names = (bar => '|', semi => ';', open => '{');
	$text =~ s/\\(bar|semi|open)/$names{$1}/g;
	$text =~ s/\\x([0-9a-f]{2})/chr hex $1/ge;
	return $text;
}

sub request {
	my ($line, $headers, $body) = @_;
	my %all = (Host => 'localhost', 'Content-Type' => 'application/json');
	my @more;
	my ($method, $target) = split ' ', $line, 2;

	$all{Cookie} = $ENV{COOKIES} if length $ENV{COOKIES};
	$all{'X-CSRFToken'} = $ENV{TOKEN} if length $ENV{TOKEN};
	for (split /; */, $headers) {
		my ($name, $value) = split /: ?/, expand($_), 2;
		if (exists $all{$name}) { $all{$name} = $value }
		else { push @more, "$name: $value" }
	}
	delete $all{'Content-Type'} unless length $body;
	$all{'Content-Length'} = length $body if length $body;
	$target = expand($method) . ' ' . expand($target) . ' HTTP/1.1';
	return join "\r\n", $target,
		(map { "$_: $all{$_}" } sort keys %all), @more, '', $body;
}

# Reads one reply: status, headers, body.
sub reply {
	my ($method) = @_;
	my $got = '';
	until ($got =~ /\r\n\r\n/) {
		sysread($socket, $got, 65536, length $got)
			or die "the connection was closed after: $got\n";
	}
	my ($head, $body) = split /\r\n\r\n/, $got, 2;
	my ($status) = $head =~ m{^HTTP/1\.1 (\d+)} or die "no status: $head\n";
	my ($length) = $head =~ /^Content-Length: (\d+)/im;
	$length = 0 if $method eq 'HEAD' or $status =~ /^[123]..$/ && !defined $length;
	die "no Content-Length: $head\n" unless defined $length;
	while (length $body < $length) {
		sysread($socket, $body, 65536, length $body)
			or die "the body was cut off\n";
	}
	die "more than the announced $length bytes\n" if length $body > $length;
	return ($status, $head, $body);
}

sub envelope {
	my ($body) = @_;
	my $all = eval { JSON::PP->new->utf8->decode($body) };
	my $error = ref $all eq 'HASH' ? $all->{error} : undef;
	return 'the body is no envelope'
		unless ref $error eq 'HASH' and keys %$all == 1;
	for (qw(code message)) {
		return "no $_" unless defined $error->{$_} and !ref $error->{$_}
			and length $error->{$_};
	}
	my $wants = $error->{code} eq 'validation_error';
	return 'fields, and not a validation_error'
		if exists $error->{fields} and !$wants;
	return keys %$error == 2 ? '' : 'more than code and message'
		unless $wants;
	my $fields = $error->{fields};
	return 'no fields' unless ref $fields eq 'HASH' and %$fields;
	for (values %$fields) {
		return 'a field without sentences' unless ref eq 'ARRAY' and @$_;
		return 'a sentence is no text' if grep { ref or !length } @$_;
	}
	return '';
}

sub page {
	my ($body) = @_;
	my $headings = () = $body =~ /<h1\b/g;

	return $headings == 1 && $body =~ m{^<!DOCTYPE html>.*</html>\s*$}s
		? '' : 'the body is no page';
}

sub judge {
	my ($wanted, $status, $body, $method, $path) = @_;
	return "wanted $wanted" unless $status =~ /^(?:$wanted)$/;
	return 'a 5xx' if $status >= 500;
	return '' if $status < 400 or $method eq 'HEAD';
	return $path =~ m{^/admin(/|$)} ? page($body) : envelope($body);
}

sub try {
	my ($wanted, $line, $headers, $body) = @_;
	my ($method, $target) = split ' ', expand($line);
	alarm 15;
	$socket //= IO::Socket::UNIX->new(Peer => $path)
		or die "no connection: $!\n";
	my $left = request($line, $headers, $body);
	while (length $left) {
		my $written = syswrite($socket, $left) or last;
		substr($left, 0, $written) = '';
	}
	my ($status, $head, $got) = reply($method);
	$socket = undef if $head =~ /^Connection: close/im;
	alarm 0;
	return (judge($wanted, $status, $got, $method, $target),
		"$status $got");
}

while (my $case = <STDIN>) {
	chomp $case;
	next if $case =~ /^\s*(#|$)/;
	my ($what, $wanted, $line, $headers, $body) = split /\s*\|\s*/, $case, 5;
	my ($fault, $reply) = eval {
		try($wanted, $line, $headers // '', expand($body // ''));
	};
	($fault, $reply, $socket) = ($@, '') if $@;
	chomp $fault;
	$count++;
	$bad++ if $fault;
	printf "%s%s: %.100s\n", $fault ? "not ok ($fault): " : '', $what,
		$fault ? "$reply | $case" : $reply;
}
print "$count cases, $bad wrong\n";
exit($bad || !$count ? 1 : 0);
