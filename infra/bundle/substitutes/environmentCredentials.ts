import { fromEnv } from '@aws-sdk/credential-provider-env';

/** In a Lambda credentials stand in the environment, and nowhere else. */
export const defaultProvider = fromEnv;
