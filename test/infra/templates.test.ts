// One process looks at the templates, since making them is what takes the time.
import './templates/alarms.ts';
import './templates/api.ts';
import './templates/data.ts';
import './templates/edge.ts';
import './templates/events.ts';
import './templates/functions.ts';
import './templates/identity.ts';
import './templates/grants.ts';
import './templates/keeping.ts';
import './templates/limits.ts';
import './templates/machines.ts';
import './templates/mail.ts';
import './templates/refusals.ts';
import './templates/review.ts';
import './templates/roles.ts';
import './templates/standing.ts';
