import { useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { joinTime, type TimeParts, timeParts, zoneName } from '@/utils/article/publication-time';

import styles from './CorrectFacts.module.css';

interface TimeFieldProps {
  label: string;
  describedBy: string;
  /** As articles have it; empty where it isn't known. */
  value: string;
  onChange: (value: string) => void;
}

/** A day, perhaps with a time and its zone. The parts that a time needs a day for are off until there is one. */
export function TimeField({ label, describedBy, value, onChange }: TimeFieldProps) {
  const id = useId();
  const [parts, setParts] = useState(() => timeParts(value));
  // What was typed of a time stays while its day is being typed again, unless another value came from outside.
  const shown = joinTime(parts) === value ? parts : timeParts(value);
  const minute = shown.time.slice(0, 5);
  const change = (changed: Partial<TimeParts>): void => {
    const next = { ...shown, ...changed };
    setParts(next);
    onChange(joinTime(next));
  };
  return (
    <fieldset class={styles.time} aria-describedby={describedBy}>
      <legend>{label}</legend>
      <label for={`${id}-day`}>{i18n.t('facts.day')}</label>
      <input
        id={`${id}-day`}
        type="date"
        value={shown.day}
        onInput={({ currentTarget }) => {
          change({ day: currentTarget.value });
        }}
      />
      <label for={`${id}-time`}>{i18n.t('facts.time')}</label>
      <input
        id={`${id}-time`}
        type="time"
        value={minute}
        disabled={shown.day === ''}
        onInput={({ currentTarget }) => {
          // Seconds are of use to nobody, but stay with a time that stays.
          const typed = currentTarget.value.slice(0, 5);
          if (typed !== minute) change({ time: typed });
        }}
      />
      <label for={`${id}-zone`}>{i18n.t('facts.zone')}</label>
      <select
        id={`${id}-zone`}
        value={shown.zone}
        disabled={shown.day === '' || shown.time === ''}
        onChange={({ currentTarget }) => {
          change({ zone: currentTarget.value });
        }}
      >
        <option value="">{i18n.t('facts.zoneUnknown')}</option>
        {[...new Set([...ZONES, shown.zone])].filter(Boolean).map((zone) => (
          <option key={zone} value={zone}>
            {zoneName(zone)}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

/** The offsets in use in the world, from west to east; UTC stands among them. */
const ZONES = [
  ...['-12', '-11', '-10', '-09:30', '-09', '-08', '-07', '-06', '-05', '-04', '-03:30', '-03', '-02', '-01'],
  'Z',
  ...['+01', '+02', '+03', '+03:30', '+04', '+04:30', '+05', '+05:30', '+05:45', '+06', '+06:30', '+07'],
  ...['+08', '+08:45', '+09', '+09:30', '+10', '+10:30', '+11', '+12', '+12:45', '+13', '+14'],
].map((zone) => (zone.length === 3 ? `${zone}:00` : zone));
