-- demo-people - who can sign in, and who else is there
--
-- Five accounts have a password; the others cannot sign in.  Some have told
-- everything about themselves, some nothing: pages have to cope with both.

INSERT INTO users (email, username, name, password, people_depot_user_id,
	"isProjectManager", is_staff, is_superuser)
VALUES ('dev@example.com', 'dev@example.com', 'Dev User', 'scrypt$32768$Zq4rVb8nTj2XsLw7Hc5Gyd$8$3$3ciBaCXgq6f0p6ZpyAJvsHbZBR9Xf/2BH3VrtTMejDcIxmWjbe08S++456GaSzevadYgMTfmKyLD1hALl23SNQ==',
	'local:dev@example.com', true, true, true)
ON CONFLICT DO NOTHING;

UPDATE users
SET "isProjectManager" = true, is_staff = true, is_superuser = true
WHERE email = 'dev@example.com'
  AND NOT ("isProjectManager" AND is_staff AND is_superuser);

INSERT INTO person (email, name, practice_area, manager, hours, zone,
	onboarded_days_ago, skills, windows)
VALUES
('volunteer@example.com', 'Val Volunteer', 'engineering', false, 10,
	'America/Los_Angeles', NULL,
	'Python 3; Postgres 3; React 2', 'Wed 17:00-20:00'),
('pm@example.com', 'Priya Menon', 'project_management', true, 12,
	'America/Los_Angeles', 410,
	'Roadmap Design 4; Leadership 4; Kanban Management 3; Agile 4',
	'Mon 18:00-21:00; Tue 18:00-21:00; Thu 18:00-21:00'),
('pm2@example.com', 'Oscar Lindqvist', 'project_management', true, 8,
	'America/New_York', 220,
	'Crafting User Stories 4; Agenda Setting 3; Wikis 3',
	'Tue 19:00-22:00; Wed 19:00-22:00'),
('curator@example.com', 'Cora Tanaka', 'ui_ux', false, 6,
	'America/Los_Angeles', 530,
	'Design System 4; Accessibility Design 4; Interview 3',
	'Sat 10:00-13:00'),
('amara.diallo@example.org', 'Amara Diallo', 'project_management', true, 10,
	'America/Chicago', 305,
	'Stakeholder Management: Organizing Meetings 4; Strategy 4',
	'Mon 17:00-20:00; Wed 17:00-20:00'),
('tomas.reyes@example.org', 'Tomás Reyes', 'project_management', true, 9,
	'America/Los_Angeles', 150,
	'Product Analytics 3; Usability test 2; Issue Creation: Epics 4',
	'Thu 17:00-21:00; Sun 10:00-12:00'),
('hye-jin.park@example.org', 'Hye-jin Park', 'project_management', true, 7,
	'America/Los_Angeles', 90,
	'Onboarding Offboarding 4; Recruit New Team Members 4', NULL),
('leo.fontaine@example.org', 'Leo Fontaine', 'engineering', false, 8,
	'America/Los_Angeles', 45,
	'TypeScript 4; React 4; CSS 3; HTML 4; Web Accessibility (e.g. WAI, WCAG) 3',
	'Mon 18:00-21:00; Wed 12:00-14:00'),
('nia.okafor@example.org', 'Nia Okafor', 'engineering', false, 15,
	'America/New_York', 200,
	'Python 5; Django 4; Postgres 4; Docker 3; REST APIs 5',
	'Tue 18:00-22:00; Thu 18:00-22:00; Sat 09:00-13:00'),
('sam.whitehorse@example.org', 'Sam Whitehorse', 'engineering', false, 5,
	'America/Denver', 12, 'HTML 2; CSS 2; JavaScript 1', 'Sun 14:00-18:00'),
('ravi.subramaniam@example.org', 'Ravi Subramaniam', 'engineering', false, 6,
	'Asia/Kolkata', 75, 'TypeScript 3; Express.js 4; MongoDB 4; GraphQL 3',
	'Sat 20:00-23:00; Sun 20:00-23:00'),
('elif.demir@example.org', 'Elif Demir', 'engineering', false, NULL,
	'Europe/Berlin', 30, 'Git (version control) 3; Code reviews 3', ''),
('marcus.bell@example.org', 'Marcus Bell', 'engineering', false, 10,
	'America/Los_Angeles', NULL, NULL, NULL),
('quynh.tran@example.org', 'Quỳnh Trần', 'engineering', false, 12,
	'America/Los_Angeles', 330,
	'React 3; JavaScript 4; QA Testing 4; TDD (Test Driven Development) 3',
	'Wed 17:00-21:00; Fri 12:00-14:00'),
('isla.mackay@example.org', 'Isla Mackay', 'ui_ux', false, 8,
	'Europe/London', 60,
	'Figma prototyping 5; Figma components 4; Wireframes - low fidelity 4',
	'Wed 19:00-23:00'),
('dario.ferri@example.org', 'Dario Ferri', 'ui_ux', false, 6,
	'America/Los_Angeles', 140,
	'Interview 4; Survey 3; Affinity mapping 4; Usability test 4',
	'Mon 17:00-20:00; Thu 17:00-20:00'),
('grace.achebe@example.org', 'Grace Achebe', 'ui_ux', false, 4,
	'America/New_York', 20, 'Presentation skills 3; Survey 2',
	'Tue 12:00-14:00'),
('noor.haddad@example.org', 'Noor Haddad', 'ui_ux', false, 10,
	'America/Los_Angeles', 260,
	'Accessibility Testing 5; Design System 3; HTML/CSS 3',
	'Tue 17:00-20:00; Wed 17:00-20:00; Thu 17:00-20:00'),
('ben.kowalski@example.org', 'Ben Kowalski', 'ui_ux', false, 3,
	'America/Chicago', NULL, NULL, 'Sat 08:00-12:00'),
('yuki.sato@example.org', 'Yuki Sato', 'data_science', false, 9,
	'Asia/Tokyo', 110, 'Python 4; SQL 4; Statistics Methods 4; R 3',
	'Thu 09:00-13:00; Fri 09:00-13:00'),
('fatima.rahman@example.org', 'Fatima Rahman', 'data_science', false, 7,
	'America/Los_Angeles', 185,
	'SQL 5; Tableau 4; Data Visualizations 4; Data Wrangling 4',
	'Mon 19:00-22:00; Tue 19:00-22:00'),
('joao.pereira@example.org', 'João Pereira', 'data_science', false, 5,
	'America/Sao_Paulo', 40,
	'Geographical Information Services (GIS) 4; Python 3',
	'Wed 18:00-22:00'),
('linnea.berg@example.org', 'Linnea Berg', 'data_science', false, 14,
	'America/Los_Angeles', 15,
	'Machine Learning (ML) 3; Jupyter Notebooks 4; Webscraping 3',
	'Sat 09:00-17:00'),
('omar.aziz@example.org', 'Omar Aziz', 'devops', false, 8,
	'America/Los_Angeles', 365,
	'Terraform 4; Docker 5; CI/CD 4; Observability 3; Secret Management 4',
	'Tue 17:00-20:00; Thu 18:00-20:00'),
('kelly.odonnell@example.org', 'Kelly O''Donnell', 'devops', false, 6,
	'America/New_York', 70, 'Kubernetes 3; DNS 3; Load Balancers 3; Go 2',
	'Mon 20:00-23:00'),
('wei.zhang@example.org', 'Wei Zhang', 'devops', false, 20,
	'America/Los_Angeles', 240,
	'IAM structuring 4; Pen Testing 3; Troubleshooting 5; Python 3',
	'Mon 09:00-17:00; Wed 09:00-17:00; Fri 09:00-17:00'),
('paula.jimenez@example.org', 'Paula Jiménez', 'project_management', false, 5,
	'America/Mexico_City', 55,
	'Minutes of Meeting (MOM) 3; Meeting Scheduling 3',
	'Tue 18:00-21:00; Thu 18:00-21:00'),
('theo.laurent@example.org', 'Theo Laurent', NULL, false, NULL,
	'America/Los_Angeles', NULL, NULL, NULL),
('ada.nightingale@example.org', 'Ada Nightingale', 'data_science', false, 168,
	'UTC', 400, 'Python 5; SQL 5; Machine Learning (ML) 5',
	'Mon 00:00-23:59; Fri 22:00-02:00'),
('new.here@example.org', 'Robin New', 'ui_ux', false, 10,
	'America/Los_Angeles', 1, NULL, NULL);

INSERT INTO account (email, password) VALUES
('volunteer@example.com', 'scrypt$32768$m3KpWf9QaR6tUz1BxYe8No$8$3$+x7vOUcdUBCLaIC956tW6Ijh+qEW1ZubvOYVyX0CaNKNQ5tP5qqF2BQSYa60DEjRFo/kmbQEv0bA5VXpAYZkgQ=='),
('pm@example.com', 'scrypt$32768$T7cJh2vEiS5lDgO0qMrA4u$8$3$7qXHCEPQEOUhobka3bSh5a8uAElW3maPGuX0XX3NOp3S2/tERRgfqIG5+/oJd2bOB4JTtN2OnDNiklnIMC9Q7w=='),
('pm2@example.com', 'scrypt$32768$b9XnFy6KwP3sZt8LjC1eVa$8$3$BB2ZKmtI/DogybhcM61njbOWYUxrVGz+sPPTWJ5vMzabZuH8sLcP/KRM5aqK7PxRCRXRv8c+TdVAO8ZK+EgsYA=='),
('curator@example.com', 'scrypt$32768$R5gQu0HdMz7oIk2NpWv4xB$8$3$CxVsvE+TtiR9r7+zQ9aB/e3FjIULM4BaOwJjE7JCOKQvXs4IowFL5Yy2kxvNubFw0In4CpCkDOTF9so5YSss4A==');

-- A matrix comes before its owner, so only for people who are not there yet.
DO $$
DECLARE
	p person;
BEGIN
	FOR p IN SELECT * FROM person ORDER BY place LOOP
		CONTINUE WHEN EXISTS (SELECT FROM users u
			WHERE lower(u.email) = p.email OR u.username = p.email);
		INSERT INTO users (email, username, name, password, is_staff,
			"isProjectManager", community_of_practice_id,
			max_available_hours, time_zone, onboarded_on,
			skills_learned_matrix_id, meeting_availability,
			date_joined, created_at, updated_at)
		VALUES (p.email, p.email, p.name,
			coalesce((SELECT password FROM account a
				WHERE a.email = p.email),
				'!' || replace(gen_random_uuid()::text, '-', '')),
			p.email = 'curator@example.com', p.manager, (SELECT id FROM community_of_practice c
				WHERE c.practice_area = p.practice_area),
			p.hours, p.zone, today() - p.onboarded_days_ago,
			pg_temp.new_matrix(pg_temp.levels(p.skills)),
			pg_temp.windows(p.windows),
			now() - make_interval(days => 600 - 11 * p.place),
			now() - make_interval(days => 600 - 11 * p.place),
			now() - make_interval(days => 600 - 11 * p.place));
	END LOOP;
END
$$;
