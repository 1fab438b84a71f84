/*
 * role-words - what the usual roles do, in a sentence or two
 *
 * By slug; the catalogue grows in /admin/, and a role that is not named here
 * goes without.
 */
const words: Record<string, string> = {
	'back-end-developer': 'Builds what answers behind the page: the data model, the rules, the interface that others call, and the tests that keep it true.',
	'backend-engineer': 'Builds what answers behind the page: the data model, the rules, the interface that others call, and the tests that keep it true.',
	'front-end-developer': 'Turns designs into pages that people can use on any device, by keyboard and with a screen reader.',
	'frontend-engineer': 'Turns designs into pages that people can use on any device, by keyboard and with a screen reader.',
	'full-stack-developer': 'Takes a feature from the page down to the database, and knows when to ask somebody who knows one end better.',
	'engineering-practice-lead': 'Looks after the engineers of all projects: agrees on ways of working, helps newcomers in, finds reviewers.',
	'data-scientist': 'Asks questions of data and answers them with models, and says how sure the answer is.',
	'data-analyst': 'Cleans, counts and draws data so that a project can decide on facts.',
	'data-engineer': 'Brings data from where it is made to where it is needed, again and again, in a form that can be trusted.',
	'data-science-practice-lead': 'Looks after the data people of all projects: methods, reviews, newcomers.',
	'product-manager': 'Finds out what people need, decides with the team what to build next, and can say why.',
	'project-manager': 'Keeps a team moving: meetings, issues, who does what by when, and what stands in the way.',
	'business-analyst': 'Writes down how something works today and what it must do tomorrow, so that nobody has to guess.',
	'product-owner': 'Keeps the list of what is to be built in order, and says when a piece of it is done.',
	'special-projects-coordinator': 'Takes on what belongs to no team yet, and sees that it gets done.',
	'product-management-practice-lead': 'Looks after the product and project people of all projects: templates, advice, newcomers.',
	'site-reliability-engineer': 'Keeps what is running up and quick: measures it, automates what is done by hand, learns from what broke.',
	'database-architect': 'Designs how data is kept: tables, indexes, migrations, backups that can be restored.',
	'security-engineer': 'Looks for what could be misused, before others do, and helps teams to mend it.',
	'devops-practice-lead': 'Looks after the clouds and pipelines that all projects share, and the people who run them.',
	'ui-ux-designer': 'Gives what people need a form: flows, wireframes, prototypes, interfaces that anybody can use.',
	'ux-researcher': 'Talks with the people a project is for, watches how they fare, and tells the team what it means.',
	'ux-writing': 'Writes the words of an interface, so that people know what to do and what happened.',
	'ux-practice-lead': 'Looks after the designers and researchers of all projects: critique, methods, newcomers.',
};

export const roleWords = (slug: string): string | null =>
	Object.hasOwn(words, slug) ? words[slug]! : null;
