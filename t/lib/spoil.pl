#!/usr/bin/perl
#
# spoil.pl - cases for hostile.pl: a form that was right, one field spoiled
#
#	perl t/lib/spoil.pl PATH ID <BODY
#
# BODY is what a browser would send to PATH, percent-encoded; ID is the id of a
# row of another kind.  Each field holds each of the values once, is left out
# once and is there twice once; its token stays right.
use strict;
use warnings;

my ($path, $id) = @ARGV;
my @values = ('', '%00', '%FF%FE', '%ED%A0%80', '{x*20000}', '-1', '1.5',
	'{9*400}', '2147483648', '%5B%5D', '%7B%22a%22:1%7D', '%27%3B--',
	'%25s%25n', '%3Cimg%20src=x%3E', '%0D%0ASet-Cookie:%20a=b', '2026-02-30',
	'24:00', 'Mars/Base', "\U$id", $id, '{%0A*3000}', '//evil');
my @fields = map { [split /=/, $_, 2] } split /&/, do { local $/; <STDIN> };

sub body {
	return join '&', map { "$_->[0]=$_->[1]" } @_;
}

sub case {
	my ($what, @sent) = @_;

	print "$what | [234].. | POST $path |",
		' Content-Type: application/x-www-form-urlencoded | ',
		body(@sent), "\n";
}

for my $i (0 .. $#fields) {
	my $name = $fields[$i][0];
	my @others = map { $_ == $i ? () : $fields[$_] } 0 .. $#fields;

	next if $name eq 'csrfmiddlewaretoken';
	case("without $name", @others);
	case("$name twice", @fields, $fields[$i]);
	case("$name: $_", @others, [$name, $_]) for @values;
}
