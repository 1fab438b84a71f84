-- demo-jobs - what each kind of role is about, whatever the project
--
-- skills is what a posting asks for that says nothing else.

-- Titles that the reference data does not have in this community.
INSERT INTO roles (title, community_of_practice_id)
SELECT wanted.title, c.id
FROM (VALUES ('Backend Engineer'), ('Frontend Engineer'),
	('Site Reliability Engineer')) AS wanted (title)
JOIN community_of_practice c ON c.practice_area = 'engineering'
WHERE NOT EXISTS (SELECT FROM roles r
	WHERE r.title = wanted.title AND r.community_of_practice_id = c.id);

INSERT INTO job (title, practice_area, skills, pitch, body, duties) VALUES
('Backend Engineer', 'engineering',
'Python 3; Postgres 2; REST APIs 2',
'We are looking for somebody who is at home where data is stored, checked and handed out.',
'You will work behind the pages: tables, queries, and the endpoints that other people build upon. Small changes that are easy to review count more than clever ones, and nobody merges alone.',
'- Turn issues into small pull requests with tests
- Review what others propose, kindly and in detail
- Keep the description of the API true'),
('Frontend Engineer', 'engineering',
'React 2; TypeScript 2; CSS 2',
'We are looking for somebody who enjoys what happens in the browser.',
'You will take designs from Figma to pages that load fast, work with a keyboard and read well on an old phone. Questions about a design go straight to the designer, who sits in the same meeting.',
'- Build components and write down how they are used
- Test with a keyboard and a screen reader
- Say when a design costs more than it gives'),
('Site Reliability Engineer', 'engineering',
'Docker 3; Terraform 3',
'We are looking for somebody who sleeps better when things are monitored.',
'You will look after the machines that carry our projects, and after the way code reaches them. Much of it is writing down what only one person knows today.',
'- Keep deployments boring
- Find out why something failed, and write it down without blame
- Help project teams to run their own services'),
('Back End Developer', 'engineering',
'Python 2; Django 2; Relational Databases 2; Git (version control) 2',
'There is room for a developer on the server side who wants to learn with a team.',
'You will add to a code base that has grown over years and cared-for tests that tell you when you break it. A mentor pairs with you for the first two issues.',
'- Pick an issue each sprint and see it through
- Add a test for every bug you fix
- Ask early when something is unclear'),
('Front End Developer', 'engineering',
'JavaScript 2; HTML 3; CSS 2',
'There is room for a developer who cares how a page looks and feels.',
'You will work on pages that people visit in a hurry, so plain HTML comes first and script second. Good small improvements are always welcome.',
'- Fix what testers find on real devices
- Keep pages light
- Pair with designers on details'),
('Full Stack Developer', 'engineering',
'TypeScript 2; Express.js 2; React 2; Postgres 1',
'We need a generalist who can follow a feature from the button to the table.',
'You will own small features from end to end. The team is small, so you will meet every part of the system within a month, and your opinion will be asked.',
'- Plan a feature with design and product
- Build it in steps that can each be released
- Show it to the whole team on demo day'),
('Engineering Practice Lead', 'engineering',
'Leadership 3; Code reviews 4; Agile 3',
'The engineers need somebody who looks after them and after the quality of what they make.',
'You will code a little and listen a lot: what slows people down, who could take a bigger step, which part of the system everyone avoids. You have the authority to change what you find.',
'- Run the weekly engineering hour
- Welcome new engineers in their first two weeks
- Keep an eye on decisions that are hard to undo'),
('UI/UX Designer', 'ui_ux',
'Figma prototyping 3; Wireframes - low fidelity 2; Design System 2',
'We want a designer who likes to draw the second version better than the first.',
'You will go from notes of conversations to sketches, from sketches to something that can be clicked, and then watch people use it. Our components exist; you will add to them, not start again.',
'- Prepare designs that engineers can build without guessing
- Check contrast, focus order and text size
- Present your reasons, not only your screens'),
('UX Researcher', 'ui_ux',
'Interview 3; Research Plan 2; Affinity mapping 2',
'We want somebody who asks good questions and leaves room for the answers.',
'You will plan and hold conversations with residents and partners, and bring back what was said in a form that changes what we build. We pay attention to consent and keep no more than we need.',
'- Write a plan and a guide for each study
- Recruit people who are not like us
- Share findings in fifteen minutes or one page'),
('UX Writing', 'ui_ux',
'Professional Written Communication 3; Collaboration / work with cross-functional team 2',
'We want a writer for words that nobody should have to read twice.',
'You will write labels, hints, errors and letters in plain language, and check with readers whether it really is plain. Much of the text is translated later, so short sentences help twice.',
'- Keep a list of the words we use and those we avoid
- Rewrite what testers stumble over
- Prepare texts for translation'),
('Data Scientist', 'data_science',
'Python 3; Statistics Methods 3; Jupyter Notebooks 2',
'We look for somebody who can tell a pattern from an accident.',
'You will examine data that was gathered for other purposes and find out what it can honestly say. A result with its doubts spelled out is worth more to us than a number alone.',
'- Formulate the question before opening the data
- Keep every step repeatable
- Explain results to people who do not do this for a living'),
('Data Analyst', 'data_science',
'SQL 3; Data Visualizations 2; Data Wrangling 2',
'We look for somebody who likes to clean a table until it makes sense.',
'You will answer the questions that partners really ask, mostly with a query, a chart and two sentences. Where the data cannot answer, saying so is the job.',
'- Document where each figure comes from
- Check charts for people who do not see colours
- Keep the monthly report going'),
('Data Engineer', 'data_science',
'Python 3; ETL Tools (Apache Airflow..) 2; SQL 3',
'We look for somebody who makes data arrive on time and in one piece.',
'You will build and mend the paths along which public data reaches us. Sources change without notice, so a good alarm is half of the work.',
'- Add sources, with tests on what they deliver
- Watch the nightly run and repair it
- Describe each table for those who use it'),
('Data Science Practice Lead', 'data_science',
'Leadership 3; Statistical Model Interpretation 4; Documentation 3',
'The data people of several projects need somebody who keeps them in touch.',
'You will bring together people who work on similar questions without knowing it, review methods before results are published, and find mentors for those who begin.',
'- Hold a review hour every two weeks
- Agree on standards for notebooks and data
- Match newcomers with projects'),
('Product Manager', 'project_management',
'Roadmap Design 3; Strategy 2; Crafting User Stories 3',
'The team needs somebody who decides what not to build.',
'You will talk with partners, read what research found, and turn both into a plan for the next months that everybody understands. You answer for the result; the team answers for the way there.',
'- Keep the roadmap short and true
- Write stories with the team
- Say no with reasons'),
('Project Manager', 'project_management',
'Agenda Setting 2; Kanban Management 2; Milestone Tracking 2',
'The team needs somebody who knows what happens next.',
'You will run the meetings, keep the board in order, and notice when somebody is stuck or has gone quiet. Volunteers come and go; your notes make that bearable.',
'- Prepare and lead the weekly meeting
- Onboard new members
- Keep milestones honest'),
('Business Analyst', 'project_management',
'Requirement Gathering 3; Define Success Criteria/Metrics (KPIs) 2',
'The team needs somebody who finds out how things work today.',
'You will sit with the people who do the work we want to ease, draw how it really goes, and find the step where help would count. Then you help us measure whether it did.',
'- Describe processes so that both sides recognise them
- Collect and sort requirements
- Follow up after each release'),
('Product Owner', 'project_management',
'Creation of Product Backlog 3; Acceptance Criteria 3',
'The team needs somebody who keeps the list of work worth reading.',
'You will order the backlog, answer questions the same day where you can, and accept what is done. You work closely with the product manager, who looks further ahead.',
'- Refine issues before each sprint
- Write what must be true for a thing to be done
- Try every feature yourself'),
('Special Projects Coordinator', 'project_management',
'Cross-Functional Collaboration 3; Meeting Scheduling 2',
'There are tasks that belong to no team, and they need a friend.',
'You will carry things that fall between teams: an event, a move to another tool, a report for a sponsor. Each has an end, and then there is a new one.',
'- Plan with few means
- Keep everybody told
- Leave notes for the next time'),
('Site Reliability Engineer', 'devops',
'Docker 3; CI/CD 3; Observability 2',
'We share a cloud among many projects, and it deserves care.',
'You will work with the people who build the shared platform, on call for nothing but curious about everything. Each month one thing that was done by hand should be done by a machine.',
'- Review changes to the infrastructure
- Improve dashboards and alarms
- Teach project teams what you learned'),
('Database Architect', 'devops',
'Postgres 4; Performance Optimization 3; Capacity Planning 2',
'A few databases have grown without a plan, and it shows.',
'You will read slow queries and old schemas, propose a better shape, and help teams to get there in small safe steps. Backups that were never restored are yours to worry about.',
'- Advise teams before they add a table
- Rehearse a restore every quarter
- Write down conventions'),
('Security Engineer', 'devops',
'Secret Management 3; IAM structuring 2; Pen Testing 2',
'We hold little data about people, and want to hold even that well.',
'You will look at our projects the way somebody with bad intentions would, and then help to mend what you find. We prefer a friendly conversation to a long report.',
'- Review access twice a year
- Go through dependencies with each team
- Prepare for the day something does happen'),
('Data Engineer', 'devops',
'SQL 3; Automation/Scripting 3; Python 2',
'Several projects need the same public data, and fetch it each for itself.',
'You will build one good copy for all: fetched once, checked, and offered where teams can reach it without asking.',
'- Find out who uses what
- Automate the fetching and the checking
- Keep the costs in view'),
('DevOps Practice Lead', 'devops',
'Leadership 3; Cost Optimization 3; Terraform 4',
'The people who keep things running need somebody who keeps them together.',
'You will set priorities among many small requests, keep the bill low, and make sure that every task is known to at least two people.',
'- Lead the weekly hour of the community
- Decide with the projects what comes first
- Grow the next lead'),
('UX Practice Lead', 'ui_ux',
'Leadership 3; Design evaluation 3',
'The people who design, research and write need somebody who brings out their best.',
'You will give and organise feedback, find mentors, and speak up for users where decisions are made. You will still draw now and then, so that you remember what it is like.',
'- Match newcomers with mentors
- Care for the shared components
- Help teams to plan research in time');
