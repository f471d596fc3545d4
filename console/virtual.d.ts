declare module 'virtual:payloads' {
  const payloads: Readonly<Record<string, import('./parts/form/schema.ts').PayloadSchema>>;
  export default payloads;
}
