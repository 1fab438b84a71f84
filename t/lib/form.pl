#!/usr/bin/perl
# form.pl - what a browser would send of a form of a page, percent-encoded
#
#	form.pl FILE [CHANGE...]
#
# The form is the one that is marked data-record, with the first button left
# out.  CHANGE: NAME=VALUE replaces what is there, +NAME=VALUE adds, -NAME takes
# away.  A change without a name in the form is added.
use strict;
use warnings;

my ($file, @changes) = @ARGV;
open my $in, '<:raw', $file or die "$file: $!";
my $page = do { local $/; <$in> };
my ($form) = $page =~ m{<form[^>]*data-record.*?>(.*?)</form>}s
	or die "no form of a record in the page\n";
my @fields;

sub plain {
	my ($text) = @_;
	my %named = (lt => '<', gt => '>', quot => '"', '#39' => "'", amp => '&');

	$text =~ s/&(lt|gt|quot|#39|amp);/$named{$1}/g;
	return $text;
}

sub attribute {
	my ($tag, $name) = @_;

	return $tag =~ m{\s$name="([^"]*)"} ? plain($1) : undef;
}

while ($form =~ m{<(input|select|textarea)\b([^>]*)>}g) {
	my ($kind, $tag) = ($1, $2);
	my $name = attribute($tag, 'name');
	my $type = attribute($tag, 'type') // 'text';

	next unless defined $name;
	if ($kind eq 'textarea') {
		$form =~ m{\G\n?(.*?)</textarea>}gs or die;
		push @fields, [$name, plain($1)];
	} elsif ($kind eq 'select') {
		$form =~ m{\G(.*?)</select>}gs or die;
		my $options = $1;
		my $first;
		my $chosen = 0;

		while ($options =~ m{<option([^>]*)>}g) {
			my $value = attribute($1, 'value');
			$first //= $value;
			next unless $1 =~ m{\sselected};
			push @fields, [$name, $value];
			$chosen = 1;
		}
		push @fields, [$name, $first]
			if !$chosen && $tag !~ m{\smultiple} && defined $first;
	} elsif ($type eq 'radio' || $type eq 'checkbox') {
		push @fields, [$name, attribute($tag, 'value') // 'on']
			if $tag =~ m{\schecked};
	} elsif ($type ne 'submit') {
		push @fields, [$name, attribute($tag, 'value') // ''];
	}
}
for my $change (@changes) {
	if ($change =~ m{^-(.*)$}s) {
		@fields = grep { $_->[0] ne $1 } @fields;
	} elsif ($change =~ m{^\+([^=]*)=(.*)$}s) {
		push @fields, [$1, $2];
	} elsif ($change =~ m{^([^=]*)=(.*)$}s) {
		my ($name, $value) = ($1, $2);
		my ($there) = grep { $_->[0] eq $name } @fields;

		@fields = grep { $_->[0] ne $name || $_ == $there } @fields
			if $there;
		if ($there) { $there->[1] = $value } else {
			push @fields, [$name, $value];
		}
	}
}
print join '&', map {
	my ($name, $value) = @$_;
	s/([^A-Za-z0-9_.~-])/sprintf '%%%02X', ord $1/ge for $name, $value;
	"$name=$value";
} @fields;
