/** As much of Swagger UI as is used here; the package brings no types. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  interface SwaggerRequest {
    url: string;
  }
  type Component = import('react').FunctionComponent<object>;
  type Wrap = (original: Component, system: { React: typeof import('react') }) => Component;
  export type SwaggerPlugin = () => { wrapComponents: Readonly<Record<string, Wrap>> };
  interface SwaggerOptions {
    domNode: Element;
    url: string;
    deepLinking: boolean;
    plugins: SwaggerPlugin[];
    docExpansion: 'list' | 'none';
    filter: boolean;
    defaultModelsExpandDepth: number;
    displayRequestDuration: boolean;
    persistAuthorization: boolean;
    validatorUrl: null;
    syntaxHighlight: { theme: string };
    requestInterceptor: (request: SwaggerRequest) => SwaggerRequest;
    onComplete: () => void;
  }
  export default function SwaggerUIBundle(options: SwaggerOptions): void;
}
