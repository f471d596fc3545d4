import swagger from 'swagger-ui-dist/swagger-ui.css?url';
import showSwagger, { type SwaggerPlugin } from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import own from './viewer.css?url';

/**
 * Puts the viewer where the table of routes stands, which remains where no script runs. A key that is pasted is kept
 * in the page's memory only, and sent nowhere but here.
 */
export async function showReference(): Promise<void> {
  const tables = document.querySelector('main');
  if (tables === null) throw new Error('This page has no place for the reference.');
  await Promise.all([swagger, own].map(loadStyle));
  followTheme();
  const viewer = document.createElement('div');
  showSwagger({
    domNode: viewer,
    url: '/v1/openapi.json',
    // An address of its own would put a link inside each button, which a screen reader cannot tell apart.
    deepLinking: false,
    plugins: [namedFields],
    docExpansion: 'list',
    filter: false,
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    persistAuthorization: false,
    validatorUrl: null,
    syntaxHighlight: { theme: 'tomorrow-night' },
    requestInterceptor: (request) => {
      if (new URL(request.url, location.href).origin !== location.origin)
        throw new Error('Requests are sent to this address only.');
      return request;
    },
    onComplete: () => tables.replaceWith(around(tables, viewer)),
  });
}

/** Below the page's own title and introduction: the viewer is a `main` itself and begins its headings with the third level. */
function around(tables: HTMLElement, viewer: HTMLElement): HTMLElement {
  const about = document.createElement('section');
  about.setAttribute('aria-label', document.title);
  const operations = document.createElement('h2');
  operations.append('Operations');
  about.append(...tables.querySelectorAll('h1, h1 + p'), operations);
  const page = document.createElement('div');
  page.className = 'reference';
  page.append(about, viewer);
  return page;
}

const NAMED = { 'aria-label': 'Request body' };

/** The field for a body and the choice of an example have names, too. */
const namedFields: SwaggerPlugin = () => ({
  wrapComponents: {
    TextArea:
      (Original, { React }) =>
      (props) =>
        React.createElement(Original, { ...props, ...NAMED }),
    ExamplesSelect:
      (Original, { React }) =>
      (props) =>
        React.createElement(
          'label',
          { className: 'named' },
          React.createElement('span', null, 'Example'),
          React.createElement(Original, props),
        ),
  },
});

function loadStyle(href: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error(`The style ${href} cannot be loaded.`)));
    document.head.append(link);
  });
}

/** The viewer knows its dark colours by a class; the device knows which are wanted. */
function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', follow);
  follow();
}
