-- reference - the communities, their roles and the skill catalogue
--
-- What every installation needs before the first posting.  Safe anywhere and
-- any number of times: what is there stays as it is.
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages = warning;

BEGIN;
SELECT pg_advisory_xact_lock(hashtextextended('seed', 0)) \g /dev/null

INSERT INTO community_of_practice (practice_area, description) VALUES
('data_science', 'Collects, cleans and explains the data behind our '
	|| 'projects: maps, dashboards, models, and the honest doubt that '
	|| 'belongs to each of them.'),
('engineering', 'Builds and maintains the software, front to back, and '
	|| 'helps one another with reviews, tests and the first pull request.'),
('devops', 'Keeps what we build running: clouds, pipelines, monitoring and '
	|| 'security, shared by all projects so that each need not start anew.'),
('project_management', 'Finds out what is worth doing and sees that it gets '
	|| 'done: roadmaps, meetings, issues, and people who know what is next.'),
('ui_ux', 'Listens to the people we build for and gives what they need a '
	|| 'form: research, writing, wireframes and accessible interfaces.')
ON CONFLICT (practice_area) DO NOTHING;

-- A title may occur in several communities, but only once in each.
INSERT INTO roles (title, community_of_practice_id)
SELECT wanted.title, c.id
FROM (VALUES
	('ui_ux', 'UI/UX Designer'),
	('ui_ux', 'UX Researcher'),
	('ui_ux', 'UX Writing'),
	('ui_ux', 'UX Practice Lead'),
	('engineering', 'Back End Developer'),
	('engineering', 'Front End Developer'),
	('engineering', 'Full Stack Developer'),
	('engineering', 'Engineering Practice Lead'),
	('data_science', 'Data Scientist'),
	('data_science', 'Data Analyst'),
	('data_science', 'Data Engineer'),
	('data_science', 'Data Science Practice Lead'),
	('project_management', 'Product Manager'),
	('project_management', 'Project Manager'),
	('project_management', 'Business Analyst'),
	('project_management', 'Product Owner'),
	('project_management', 'Special Projects Coordinator'),
	('project_management', 'Product Management Practice Lead'),
	('devops', 'Site Reliability Engineer'),
	('devops', 'Data Engineer'),
	('devops', 'Database Architect'),
	('devops', 'Security Engineer'),
	('devops', 'DevOps Practice Lead')
) AS wanted (practice_area, title)
JOIN community_of_practice c USING (practice_area)
WHERE NOT EXISTS (SELECT FROM roles r
	WHERE r.title = wanted.title AND r.community_of_practice_id = c.id);

-- One skill a line.  A name that several communities list is one skill with
-- several links, also if they disagree about capitals; the first spelling
-- counts.
CREATE TEMPORARY TABLE wanted (
	place integer GENERATED ALWAYS AS IDENTITY,
	practice_area text,
	name text
) ON COMMIT DROP;

INSERT INTO wanted (practice_area, name)
SELECT 'ui_ux', string_to_table($$Wireframes - low fidelity
Mockups - high fidelity
Paper Prototyping
Sketching
Figma prototyping
Figma components
Figma auto-layout
HTML/CSS
Information Architecture
Design evaluation
Design System
Group design ideation
Responsive design
Logo design
Icons, vector graphics, and photos
Accessibility Design
Accessibility Testing
Usability test
A/B or multivariate testing
Guidance
Interview
Observation
Diary studies
Survey
Affinity mapping
Empathy mapping
Competitive analysis
Secondary research
Web analytics
Task analysis
Card sorting
Tree testing
User persona
Journey mapping
Participant recruiting/screening
Cognitive walkthrough
Expert review
Heuristic evaluation
Research presentation
Research Roadmap
Research Plan
Time management
Collaboration / work with cross-functional team
Communication to present design ideas and solutions
Handing off design assets to developers
Adobe Creative Suite
JavaScript
InVision
Knowledge of Git and GitHub
Creating design specifications and style guides
Understand Agile methodology
Creating browser extensions for Chrome and Firefox
Data analysis
Presentation skills
Audit skills
Research operations
Strong motivation
Work ethic
Google Analytics
Branding
Collateral Templates
Internal Icon or Emoji Legend$$, E'\n');

INSERT INTO wanted (practice_area, name)
SELECT 'engineering', string_to_table($$JavaScript
TypeScript
Python
CSS
HTML
Markdown
React
Express.js
Django
FastApi
Flask
Jekyll/Liquid
MongoDB
Postgres
Redis
Relational Databases
Nonrelational Data Stores (NoSQL)
Database architecture
Docker
AWS/Azure/GCP
CI/CD with GitHub Actions
DevOps Networking
Hosting
Deploying
Git (version control)
NPM
Package managers
Using linters
Command-line scripting
Application Error Monitoring
DataDog (Error Monitoring)
Sentry (Error Monitoring)
Agile
Code reviews
Technical writing and documentation
Behavior-Driven Development
TDD (Test Driven Development)
DDD (Domain Driven Development)
QA Testing
Automated Testing (unit testing, E2E testing, integration testing)
REST APIs
GraphQL
Web Accessibility (e.g. WAI, WCAG)
Web Sockets
CORS
Cookies
Microservices
Model View Controller
Object Relational Mappers (ORMs)
OOP (Object Oriented Programming)
Data structures
Algorithms
Performance and load testing
Caching
Cryptography
SSL/TLS
GitHub Projects
Public Speaking and Communication
Task Estimation / scoring issues with 'points'
Diagramming
Content Delivery Networks (CDNs)
Content Management Systems (CMS)
Filesystems
HTTP$$, E'\n');

INSERT INTO wanted (practice_area, name)
SELECT 'data_science', string_to_table($$Data Transformations
Data Wrangling
Data Exploration
ETL Tools (Apache Airflow..)
Data Warehouses
Big Data Technologies (Apache Hadoop, Spark, Kafka)
Cloud Software as a Service (SaaS)
Metadata Management
Python
R
SQL
Jupyter Notebooks
Dashboarding/BI Tools
Tableau
Power BI
Data Visualizations
Accessible Data Visualizations
Semiotics
Geographical Information Services (GIS)
Application Programming Interface (API) Data Retrieval
Application Programming Interface (API) Development
Webscraping
Statistical Model Selection
Statistical Model Interpretation
Statistics Methods
Machine Learning (ML)
Supervised Machine Learning (ML)
Unsupervised Machine Learning (ML)
Git/Version Control
Documentation
Create a presentation/ present findings to stakeholders
Data model design
Analysis Framework Development$$, E'\n');

INSERT INTO wanted (practice_area, name)
SELECT 'project_management', string_to_table($$6 month work identification
Agenda Setting
Roadmap Design
Strategy
OKR ideation and measurement
Check-ins with the team (face to face)
Follow-ups with the team (asynchronous)
Onboarding Offboarding
Recruit New Team Members
Managing Team Calendar
Stakeholder Management: Organizing Meetings
Stakeholder Management: Slide Deck Template
Professional Written Communication
Minutes of Meeting (MOM)
Crafting User Stories
Creation of Product Backlog
Define Success Criteria/Metrics (KPIs)
Requirement Gathering
Requirement Coordination
Issue Creation: General
Issue Creation: Epics
Issue Labeling: size
Issue Labeling: feature
Issue Labeling: Complexity
Issue Labeling: Role
Milestone Creation
Milestone Tracking
Kanban Management
Cross-Functional Collaboration
Leadership
Meeting Scheduling
Change Management
Comparative & Competitive Analysis
Hypothesis Testing & Validation
Product Analytics
Usability Testing Recommendation evaluation
Product Launch
Product Training and Documentation
Customer Relationship Management
Markdown Formatting
Wikis
Documentation/Google Drive Organization
Document Professionalization (see Design, Collateral Templates)
One Sheet Development
Agile Ceremonies
Story Points
Acceptance Criteria
UX Design Principles
Journey Mapping
Test Issue Templates
Automation: Mail Merge
Data Management$$, E'\n');

INSERT INTO wanted (practice_area, name)
SELECT 'devops', string_to_table($$IAM structuring
Terraform
Docker
Kubernetes
CI/CD
GitHub Pages
Load Balancers
DNS
Performance Monitoring
Performance Optimization
Observability
Cost Optimization
Pen Testing
Secret Management
Troubleshooting
Usage Caps
Redis
SQL
Capacity Planning
Diagramming
Python
Go
Automation/Scripting
Glue code$$, E'\n');

INSERT INTO skills (name)
SELECT name
FROM (SELECT DISTINCT ON (folded(name)) name, place
	FROM wanted ORDER BY folded(name), place) AS first
ORDER BY place
ON CONFLICT DO NOTHING;

INSERT INTO skills_communities_of_practice (skill_id, communityofpractice_id)
SELECT s.id, c.id
FROM wanted w
JOIN skills s ON folded(s.name) = folded(w.name)
JOIN community_of_practice c ON c.practice_area = w.practice_area
ORDER BY w.place
ON CONFLICT DO NOTHING;

COMMIT;
