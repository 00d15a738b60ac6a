import type { TimelineMonth } from '@/utils/search/timeline';

import styles from './Timeline.module.css';

interface TimelineBarsProps {
  months: TimelineMonth[];
  /** The places of the months that are chosen, both within. */
  first: number;
  last: number;
}

/** Units of the drawing: a month is one wide, and the highest bar this high. */
const HEIGHT = 20;
/** Of a bar: one article among thousands is still to be seen. */
const LEAST_HEIGHT = 1.2;
/** Share of the width that the name of a year takes on a narrow window. */
const LABEL_SHARE = 0.11;

/** The bars of a timeline, and below them the years. Those who don't see them are told by its handles. */
export function TimelineBars({ months, first, last }: TimelineBarsProps) {
  const most = Math.max(...months.map(({ count }) => count));
  const bars = (from: number, to: number): string =>
    months
      .slice(from, to)
      .map(({ count }, at) => {
        if (count === 0) return '';
        const height = Math.max((count / most) * HEIGHT, LEAST_HEIGHT);
        return `M${String(from + at + 0.12)} ${String(HEIGHT)}v${(-height).toFixed(2)}h.76v${height.toFixed(2)}z`;
      })
      .join('');
  return (
    <div aria-hidden="true">
      <svg
        class={styles.bars}
        viewBox={`0 0 ${String(months.length)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
      >
        <path class={styles.other} d={bars(0, first) + bars(last + 1, months.length)} />
        <path class={styles.chosen} d={bars(first, last + 1)} />
      </svg>
      <div class={styles.years}>
        {yearsOf(months).map(({ year, at }) => (
          <span key={year} style={{ insetInlineStart: `${String((at / months.length) * 100)}%` }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The years that are named, and where: at their Januaries, and at the first month if there is room before the next. */
function yearsOf(months: TimelineMonth[]): { year: string; at: number }[] {
  const room = months.length * LABEL_SHARE;
  const years = months.flatMap(({ month }, at) =>
    at === 0 || month.endsWith('-01') ? [{ year: month.slice(0, 4), at }] : [],
  );
  return years.filter(({ at }, index) => {
    const next = years[index + 1]?.at ?? Number.MAX_SAFE_INTEGER;
    const isFirstCrowded = index === 0 && next < room;
    return !isFirstCrowded && at + room <= months.length + 1;
  });
}
