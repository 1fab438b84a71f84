/*
 * profile - what a volunteer told about themselves, in four parts and four steps
 *
 * "None" is an answer: rated and has no skill, never free, no hour a week.
 */
import type { User } from './api/types';

export const PARTS = ['community', 'skills', 'time', 'hours'] as const;
export type Part = (typeof PARTS)[number];

const said: Record<Part, (user: User) => boolean> = {
	community: (user) => user.community_of_practice !== null,
	skills: (user) => user.skills !== null,
	time: (user) => user.meeting_availability !== null,
	hours: (user) => user.max_available_hours !== null,
};

/* The parts that are there. */
export const parts = (user: User): Part[] => PARTS.filter((part) => said[part](user));

export const missing = (user: User): Part[] => PARTS.filter((part) => !said[part](user));

export type Step = {
	slug: 'community' | 'skills' | 'availability' | 'review';
	name: string;
	/* What it is called in the list of steps. */
	short: string;
	parts: readonly Part[];
};

export const steps: readonly Step[] = [
	{ slug: 'community', name: 'Your community', short: 'Community', parts: ['community'] },
	{ slug: 'skills', name: 'Your skills', short: 'Skills', parts: ['skills'] },
	{ slug: 'availability', name: 'Your time', short: 'Time', parts: ['time', 'hours'] },
	{ slug: 'review', name: 'Your profile', short: 'Review', parts: PARTS },
];

export const stepPath = ({ slug }: { slug: Step['slug'] }) => `/profile/${slug}` as const;

export const isDone = (step: Step, user: User): boolean =>
	step.parts.every((part) => said[part](user));

/* Where one left: the first step that lacks something, or the last. */
export const resume = (user: User): Step =>
	steps.find((step) => !isDone(step, user)) ?? steps[steps.length - 1]!;

/* The step that asks for a part. */
export const stepOf = (part: Part): Step =>
	steps.find((step) => step.parts.includes(part))!;

/* What scores lack without a part. */
export const blur: Record<Part, string> = {
	community: 'Your community: a tenth of each score is a guess.',
	skills: 'Your skills: half of each score is a guess.',
	time: 'When you can meet: a quarter of each score is a guess.',
	hours: 'Your hours a week: a seventh of each score is a guess.',
};
