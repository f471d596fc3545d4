import * as z from 'zod/mini';
import { actionSchema } from '../../domain/gates/gate.ts';
import { localeSchema } from '../../domain/parties.ts';
import { termsSchema } from '../../domain/terms/terms.ts';
import { timeZoneSchema } from '../../domain/time.ts';

const text = z.catch(z.string(), '');
const named = z.catch(z.optional(z.object({ id: z.string() })), undefined);

/** A request to start a deal while it is being written: what can be read of it, whatever else is wrong or missing. */
export const sketchSchema = z.catch(
  z.object({
    reference: text,
    creator: z.catch(
      z.object({
        name: text,
        email: text,
        locale: z.catch(z.optional(localeSchema), undefined),
        timeZone: z.catch(z.optional(timeZoneSchema), undefined),
      }),
      { name: '', email: '', locale: undefined, timeZone: undefined },
    ),
    brand: named,
    provider: z.catch(
      z.optional(
        z.object({ id: z.string(), mandate: z.catch(z.optional(z.array(actionSchema)), undefined) }),
      ),
      undefined,
    ),
    terms: z.catch(z.nullable(termsSchema), null),
  }),
  {
    reference: '',
    creator: { name: '', email: '', locale: undefined, timeZone: undefined },
    brand: undefined,
    provider: undefined,
    terms: null,
  },
);
export type Sketch = z.infer<typeof sketchSchema>;
