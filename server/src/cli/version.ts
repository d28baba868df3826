/** Put in by the build from the package's manifest. */
declare const COMPSPEC_VERSION: string | undefined;

/** The product's version; sources that no build has gone through have none. */
export const version = typeof COMPSPEC_VERSION === 'string' ? COMPSPEC_VERSION : '0.0.0-unbuilt';
