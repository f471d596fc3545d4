import makeRouter from 'find-my-way';
import type { Route } from './routes.ts';

type Match =
  | { kind: 'found'; route: Route; params: Record<string, string> }
  | { kind: 'otherMethod'; allowed: string[] }
  | { kind: 'unknown' };

export interface RouteTable {
  /** @param path as it was sent, percent-encoded and without the query */
  match(method: string, path: string): Match;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type Method = (typeof methods)[number];
const longestParam = 2_048;

/** @throws Error when two routes have the same method and path, or a method is none that we serve */
export function makeRouteTable(routes: readonly Route[]): RouteTable {
  const router = makeRouter({ maxParamLength: longestParam, caseSensitive: true });
  const routeOf = new Map<unknown, Route>();
  for (const route of routes) {
    const found = () => undefined;
    routeOf.set(found, route);
    router.on(methodOf(route), routerPath(route.path), found);
  }
  const find = (method: Method, path: string) => {
    const found = router.find(method, path);
    const route = routeOf.get(found?.handler);
    if (found === null || route === undefined) return undefined;
    const params = namedParams(route.path, found.params);
    return params && { kind: 'found' as const, route, params };
  };
  return {
    match(method, path) {
      // HEAD is GET without the body.
      const wanted = methods.find((known) => known === (method === 'HEAD' ? 'GET' : method));
      const found = wanted && find(wanted, path);
      if (found !== undefined) return found;
      const allowed = methods.filter((other) => find(other, path) !== undefined);
      if (allowed.length === 0) return { kind: 'unknown' };
      return {
        kind: 'otherMethod',
        allowed: allowed.flatMap((name) => (name === 'GET' ? [name, 'HEAD'] : [name])),
      };
    },
  };
}

function methodOf(route: Route): Method {
  const method = methods.find((known) => known === route.method);
  if (method === undefined)
    throw new Error(`The route ${route.path} has a method we do not serve: ${route.method}.`);
  return method;
}

const routerPath = (path: string) => path.replace(/\{[^}]+\+\}$/, '*').replace(/\{([^}]+)\}/g, ':$1');

/** The decoded parameters by their names in the route; undefined when one is empty, which matches no route. */
function namedParams(
  path: string,
  found: Record<string, string | undefined>,
): Record<string, string> | undefined {
  const rest = /\{([^}]+)\+\}$/.exec(path)?.[1];
  const entries = Object.entries(found).map(([name, value = '']): [string, string] => [
    name === '*' && rest !== undefined ? rest : name,
    value,
  ]);
  return entries.some(([, value]) => value === '') ? undefined : Object.fromEntries(entries);
}
