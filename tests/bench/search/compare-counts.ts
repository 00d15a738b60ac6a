import type { OurFigures } from './measure-ours.ts';
import { PEERS, type PeerFigures } from './measure-peers.ts';
import { CLASSES } from './measuring.ts';
import { SHOWN } from './peers/shown.ts';
import { QUERY_CLASSES, type QuerySets } from './query-classes.ts';

/** In words, where a peer that has all the articles finds more or fewer than ours; of phrases up to as many as it looks for. */
export function compareCounts(
  ours: OurFigures,
  peers: PeerFigures[],
  articles: number,
  queries: QuerySets,
): string[] {
  return peers
    .filter((peer) => peer.articles === articles)
    .flatMap((peer) =>
      CLASSES.flatMap((name) => {
        const differing = queries[name].filter((_, index) => {
          const [its, own] = [peer.hits[name][index] ?? 0, ours.hits[name][index] ?? 0];
          return its !== own && !(its === SHOWN && own > SHOWN);
        });
        const [first] = differing;
        if (!first) return [];
        const index = queries[name].indexOf(first);
        return [
          `${PEERS[peer.name]}, ${QUERY_CLASSES[name]}: ${String(differing.length)} of ${String(queries[name].length)}; \`${first.typed}\` finds ` +
            `${String(peer.hits[name][index])}, in ours ${String(ours.hits[name][index])}`,
        ];
      }),
    );
}
