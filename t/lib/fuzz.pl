#!/usr/bin/perl
#
# fuzz.pl - cases for hostile.pl, made by chance, the same for the same seed
#
#	perl t/lib/fuzz.pl SEED COUNT bodies 'METHOD /path' <FIELDS
#	perl t/lib/fuzz.pl SEED COUNT cursors 'GET /path?cursor=' <CURSORS
#
# FIELDS has a line "name type choice..." for each field that may be written;
# bodies are objects of some of them, with values that mostly suit the type,
# at its limits or beyond.  CURSORS has real ones, of which each case spoils
# one.
use strict;
use warnings;
use JSON::PP;
use MIME::Base64;

my ($seed, $count, $what, $request) = @ARGV;
my @lines = map { chomp; $_ } <STDIN>;
my $json = JSON::PP->new->allow_nonref->canonical;
srand $seed;

sub one { $_[rand @_] }

my @characters = ('a', 'Z', '7', ' ', "\t", "\n", '"', '\\', '/', "'", '%',
	"\x1f", "\x7f", chr 0xe9, chr 0x2028, chr 0x202e, chr 0x1f4a9,
	chr 0xfeff, chr 0x301, '<', '&');

sub text {
	return "a\0b" if rand() < 0.01;
	my $length = one(0, 1, 2, 20, 49, 50, 51, 99, 100, 101, 255, 256, 300,
		1001);
	join '', map { one(@characters[0 .. 10], @characters) } 1 .. $length;
}

sub uuid {
	my $id = join '-', map { join '', map { one(0 .. 9, 'a' .. 'f') } 1 .. $_ }
		8, 4, 4, 4, 12;
	one($id, uc $id, $id =~ s/-//gr, "{$id}", "urn:uuid:$id",
		substr($id, 1), '0197c0de-0002-7000-8000-000000000001',
		'0197c0de-0003-7000-8000-000000000001');
}

sub number {
	one(0, 1, -1, 5, 99, 100, 167, 168, 169, 2**31 - 1, 2**31, -2**31 - 1,
		\'1e2', \'1E400', \'-0', \'0.5', \'5.0', \('9' x 40), '5', ' 7 ',
		'+3', '1e2', \'1e-5', \'9007199254740993');
}

sub date {
	one('2026-11-24', '2026-02-29', '2024-02-29', '0001-01-01',
		'0000-01-01', '9999-12-31', '10000-01-01', '2026-1-1',
		'2026-11-24T00:00:00Z', ' 2026-11-24', '-infinity', 'today');
}

sub slot {
	my %all = (
		team => sub { text() }, day => sub { one('Mon', 'Sun', 'mon', '') },
		start => sub { one('00:00', '23:59', '24:00', '9:00', '12:60') },
		end => sub { one('00:00', '10:30', '10:30:00', "10:30\n") },
		tz => sub { one('UTC', 'America/Los_Angeles', 'Mars/Base',
			'../UTC', 'localtime', 'posixrules', text()) },
		cadence => sub { one('weekly', 'biweekly', 'monthly_last', 'x') },
		starts_on => \&date, need => sub { one('must', 'could', 1) },
		flexible => sub { one(JSON::PP::true, JSON::PP::false, 'true', 1) },
	);
	return { map { $_ => rand() < 0.1 ? anything() : $all{$_}->() }
		grep { rand() < 0.8 } sort keys %all };
}

sub anything {
	my $depth = shift // 0;
	return one(undef, JSON::PP::true, JSON::PP::false, text(), number(),
		uuid(), date()) if $depth > 5 or rand() < 0.6;
	return [map { anything($depth + 1) } 1 .. rand 5] if rand() < 0.5;
	return { map { text() => anything($depth + 1) } 1 .. rand 5 };
}

my %makes = (
	line => \&text, text => \&text, secret => \&text, ref => \&uuid,
	int => \&number, date => \&date,
	email => sub { one('a@b.org', 'fuzz' . int(rand 1e6) . '@example.org',
		'@', 'a@', text(), 'a@' . 'b' x 64 . '.org', "a\@b.org\0") },
	bool => sub { one(JSON::PP::true, JSON::PP::false, 'true', 1) },
	json => sub { one(undef, [], [slot()],
		[map { slot() } 1 .. one(2, 20, 21, 100, 101)]) },
	skills => sub { return { map { uuid() => one(1, 3, 5, number()) }
		1 .. one(0, 1, 3, 50, 51) } },
);

sub value {
	my ($type, @choices) = @_;
	return anything() if rand() < 0.15 or !exists $makes{$type} && !@choices;
	return one(@choices, text()) if @choices;
	return $makes{$type}->();
}

# JSON::PP writes no number as it is given: \'1e2' stands for one that does.
sub print_json {
	my ($value) = @_;
	my $kind = ref $value;
	return $$value if $kind eq 'SCALAR';
	return '[' . join(',', map { print_json($_) } @$value) . ']'
		if $kind eq 'ARRAY';
	return '{' . join(',', map { $json->encode("$_") . ':' .
		print_json($value->{$_}) } sort keys %$value) . '}'
		if $kind eq 'HASH';
	return $json->encode($value);
}

sub body {
	my %all;
	for (@lines) {
		my ($name, $type, @choices) = split;
		$all{$name} = value($type, @choices) if rand() < 0.7;
	}
	my $text = print_json(\%all);
	utf8::encode($text);
	substr($text, rand length $text, 1) = chr rand 256 if rand() < 0.05;
	return $text;
}

sub flip {
	my ($bytes) = @_;
	substr($bytes, rand length $bytes, 1) = chr rand 256 for 1 .. one(1, 1, 3);
	return $bytes;
}

sub cursor {
	my $cursor = one(@lines);
	my $bytes = decode_base64($cursor =~ tr{-_}{+/}r);
	my ($order, $sort, $id) = split /\n/, $bytes;
	my @parts = (one($order, 'id', '', 'password'), one($sort, 'infinity',
		'-infinity', 'NaN', '294277-01-01', '0001-01-01 BC', '1e99',
		'2147483648', "'", 'epoch', text()), one($id, uuid(), ''));
	my $made = join "\n", @parts;
	utf8::encode($made);
	$made = one($made, flip($bytes), substr($bytes, rand length $bytes),
		"$bytes\n", "$bytes\0", $bytes x 2);
	return one(encode_base64($made, '') =~ tr{+/=}{-_}dr,
		flip($cursor), $cursor . '=', $cursor x 3, substr $cursor, 3);
}

# So that hostile.pl reads back exactly these bytes.
sub escape { $_[0] =~ s/([^ -~]|[|;{}*\\])/sprintf '\\x%02x', ord $1/ger }
sub percent { $_[0] =~ s/([^A-Za-z0-9_-])/sprintf '%%%02X', ord $1/ger }

for (1 .. $count) {
	my $case = "$what $_ of $seed | [24]..";
	if ($what eq 'bodies') {
		print "$case | $request | | " . escape(body()) . "\n";
	} else {
		print "$case | $request" . percent(cursor()) . "\n";
	}
}
