/*
 * profile - what a volunteer told about themselves, in four parts
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
