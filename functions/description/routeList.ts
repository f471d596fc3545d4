import type { Route } from '../runtime/route.ts';
import { AUDIENCES, audienceOf } from './audiences.ts';

/** Every route with what it does, by whom it is for, as markdown. */
export function routeList(routes: readonly Route[]): string {
  const groups = AUDIENCES.map(({ name, description }) => {
    const rows = routes
      .filter((route) => audienceOf(route) === name)
      .map(({ method, path, description: { summary } }) => `| \`${method} ${path}\` | ${summary} |`);
    return `## ${name}\n\n${description}\n\n| Route | What |\n| --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Routes

Made from the route table (\`functions/routes.ts\`) by \`npm run generate\`. Bodies, examples and refusals: \`/docs\` of a running Luyue.

${groups.join('\n')}`;
}
