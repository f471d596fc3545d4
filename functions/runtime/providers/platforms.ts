import { makePlatforms } from '../../../adapters/platforms/look.ts';
import { provider } from '../provider.ts';
import { web } from './web.ts';

export const platforms = provider({}, (_env, runtime) => makePlatforms(web.of(runtime)));
