/*
 * site - what the site is called
 */
export const SITE = 'CivicTechJobs';
