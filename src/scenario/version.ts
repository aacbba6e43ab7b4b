import { linkMigrations } from './linkMigrations';

/** Version of the model's formulas and constants. A change of any published number raises it and stands in CHANGELOG.md. */
export const MODEL_VERSION = '1.0.0';

/** Version of the link format, the `v` of a link: one more than there are ways from an older to a newer one. */
export const LINK_VERSION = linkMigrations.length + 1;
