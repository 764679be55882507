/** The stage's picture for the page: the scenes put their camera here when they run. */
export const stagePicture: { take: (() => Promise<Blob | null>) | null } = { take: null };
