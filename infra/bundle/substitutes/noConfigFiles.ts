/** In a Lambda nobody keeps an ~/.aws/config: settings come from the environment. */
export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });

/** Between the parts of a setting's name in such a file. */
export const CONFIG_PREFIX_SEPARATOR = '.';
