import { ChevronDown, X } from 'lucide-preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useSetting } from '@/components/hooks/use-setting';
import { IconButton } from '@/components/ui/IconButton';
import { type MonthRange, placesOf, rangeBetween, type Timeline as Months } from '@/utils/search/timeline';
import { settings } from '@/utils/storage/settings';

import styles from './Timeline.module.css';
import { TimelineBars } from './TimelineBars';
import { countedMonths, monthName } from './timeline-words';

interface TimelineProps {
  timeline: Months;
  /** The months that the list keeps to. */
  range: MonthRange;
  /** The reader chose others; `isStep` where that goes on from a choice just made. */
  onChange: (range: MonthRange, isStep: boolean) => void;
}

type Places = [first: number, last: number];

/**
 * How many articles of the list there are of each month, as bars of which some can be chosen: by dragging over them, or by the
 * arrow keys at either end, a slider of its own (WAI-ARIA Authoring Practices, "Slider (Multi-Thumb)"); with Shift both ends move.
 */
export function Timeline({ timeline, range, onChange }: TimelineProps) {
  const [isOpen, setOpen] = useSetting(settings.timeline);
  const id = useId();
  const track = useRef<HTMLDivElement>(null);
  /** Where a drag began and where it is. */
  const [drag, setDrag] = useState<Places | null>(null);
  const hasMoved = useRef(false);
  /** What was chosen and the list doesn't keep to yet: it follows only after the next key, perhaps. */
  const ahead = useRef<Places | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const { months } = timeline;
  useLayoutEffect(() => {
    ahead.current = null;
  }, [months, range.from, range.to]);
  const end = months.length - 1;
  const chosen = placesOf(timeline, range);
  const dragged: Places | null = drag && [Math.min(...drag), Math.max(...drag)];
  const shown = dragged ?? chosen;
  const [first, last] = shown ?? [0, end];

  const choose = (places: Places, isStep: boolean): void => {
    const [from, to] = places;
    setDrag(null);
    ahead.current = places;
    onChange(rangeBetween(timeline, from, to), isStep);
  };
  const placeAt = ({ clientX }: MouseEvent): number => {
    if (!track.current) return 0;
    const { left, width } = track.current.getBoundingClientRect();
    const share = (clientX - left) / width;
    const isRightToLeft = getComputedStyle(track.current).direction === 'rtl';
    return Math.min(end, Math.max(0, Math.floor((isRightToLeft ? 1 - share : share) * months.length)));
  };
  const drop = (): void => {
    setDrag(null);
    if (!dragged || !hasMoved.current) return;
    // Once more on the one month that is chosen: all of them again.
    const isSame = chosen?.[0] === chosen?.[1] && dragged.join() === chosen?.join();
    choose(isSame ? [0, end] : dragged, false);
  };
  const move = (end: 'first' | 'last', event: KeyboardEvent): void => {
    const to = movedBy(event, ahead.current ?? [first, last], end, months.length);
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    choose(to, chosen !== null || ahead.current !== null);
  };

  const about = pointed === null ? [first, last] : [pointed, pointed];
  return (
    <section
      class={styles.timeline}
      aria-labelledby={`${id}-name`}
      data-timeline={isOpen ? 'open' : 'closed'}
    >
      <div class={styles.head}>
        <button
          type="button"
          class={styles.name}
          aria-expanded={isOpen}
          aria-controls={`${id}-months`}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          <ChevronDown size={14} aria-hidden="true" />
          <span id={`${id}-name`}>{i18n.t('timeline.title')}</span>
        </button>
        {(isOpen || shown) && <p>{countedMonths(timeline, about[0] ?? 0, about[1] ?? end)}</p>}
        {chosen && (
          <IconButton
            icon={X}
            label={i18n.t('timeline.all')}
            onClick={() => {
              choose([0, end], false);
            }}
          />
        )}
      </div>
      <div id={`${id}-months`} hidden={!isOpen} title={i18n.t('timeline.advice')}>
        <div
          ref={track}
          class={styles.track}
          data-track=""
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            const place = placeAt(event);
            const handle = event.target instanceof Element ? event.target.closest('[role=slider]') : null;
            event.currentTarget.setPointerCapture(event.pointerId);
            // At a handle, the other end stays, and nothing changes until it is moved.
            hasMoved.current = !handle;
            if (handle) setDrag(handle.getAttribute('data-end') === 'first' ? [last, first] : [first, last]);
            else setDrag([place, place]);
          }}
          onPointerMove={(event) => {
            const place = placeAt(event);
            setPointed(place);
            if (!drag || place === drag[1]) return;
            hasMoved.current = true;
            setDrag([drag[0], place]);
          }}
          onPointerUp={drop}
          onPointerCancel={() => {
            setDrag(null);
          }}
          onPointerLeave={() => {
            setPointed(null);
          }}
        >
          <TimelineBars months={months} first={first} last={last} />
          {(['first', 'last'] as const).map((one) => (
            <div
              key={one}
              class={styles.handle}
              role="slider"
              tabIndex={0}
              data-end={one}
              aria-label={i18n.t(one === 'first' ? 'timeline.from' : 'timeline.to')}
              aria-valuemin={one === 'first' ? 0 : first}
              aria-valuemax={one === 'first' ? last : end}
              aria-valuenow={one === 'first' ? first : last}
              aria-valuetext={`${monthName(timeline, one === 'first' ? first : last)}: ${countedMonths(timeline, first, last)}`}
              style={{
                insetInlineStart: `${String(((one === 'first' ? first : last + 1) / months.length) * 100)}%`,
              }}
              onKeyDown={(event) => {
                move(one, event);
              }}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

/** Where a key moves an end, or with Shift both; null for a key that moves none. */
function movedBy(
  { key, shiftKey, altKey, ctrlKey, metaKey, currentTarget }: KeyboardEvent,
  [first, last]: Places,
  end: 'first' | 'last',
  count: number,
): Places | null {
  if (altKey || ctrlKey || metaKey) return null;
  const isRightToLeft =
    currentTarget instanceof Element && getComputedStyle(currentTarget).direction === 'rtl';
  const forward = isRightToLeft ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowUp: 1,
    ArrowDown: -1,
    PageUp: 12,
    PageDown: -12,
    Home: -count,
    End: count,
  };
  if (key === 'Escape') return [0, count - 1];
  const step = steps[key];
  if (step === undefined) return null;
  if (shiftKey) {
    const by = Math.min(Math.max(step, -first), count - 1 - last);
    return [first + by, last + by];
  }
  return end === 'first'
    ? [Math.min(Math.max(first + step, 0), last), last]
    : [first, Math.max(Math.min(last + step, count - 1), first)];
}
