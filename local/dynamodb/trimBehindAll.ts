type Trim = (tableName: string, sequenceNumber: string) => void;

/**
 * Several readers of one stream, each of which says how far it has come: what all of them are done with may be
 * dropped. A reader that has said nothing yet holds everything.
 */
export function trimBehindAll(readers: number, trim: Trim): Trim[] {
  const reached: (bigint | null)[] = Array.from({ length: readers }, () => null);
  return reached.map((_, reader) => (tableName, sequenceNumber) => {
    reached[reader] = BigInt(sequenceNumber);
    const places = reached.filter((place) => place !== null);
    if (places.length < readers) return;
    const slowest = places.reduce((least, place) => (place < least ? place : least));
    trim(tableName, String(slowest));
  });
}
