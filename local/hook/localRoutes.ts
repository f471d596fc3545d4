import * as z from 'zod/mini';
import { call, jsonOf, Unreachable } from './call.ts';

const credentialsSchema = z.object({
  brandApiKey: z.string(),
  hook: z.object({ endpointId: z.string(), secret: z.string() }),
});
export type Credentials = z.infer<typeof credentialsSchema>;

const clockSchema = z.object({ now: z.string() });

/** The demo brand's key and hook. @throws Unreachable */
export function credentialsOf(url: string): Promise<Credentials> {
  return read(url, '/_local/credentials', credentialsSchema);
}

/** What time it is for the deals; epoch ms. @throws Unreachable */
export async function dealTimeOf(url: string): Promise<number> {
  return Date.parse((await read(url, '/_local/clock', clockSchema)).now);
}

async function read<S extends z.ZodMiniType>(url: string, path: string, schema: S): Promise<z.infer<S>> {
  const reply = await call(new URL(path, url));
  const parsed = schema.safeParse(jsonOf(reply));
  if (reply.status !== 200 || !parsed.success) {
    throw new Unreachable(
      `${new URL(url).origin} is no Luyue on one machine: ${path} answers ${reply.status}.`,
    );
  }
  return parsed.data;
}
