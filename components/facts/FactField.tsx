import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import type { CorrectableFact } from '@/utils/article/corrections';
import { canonicalTag } from '@/utils/article/facts-draft';
import { languageName } from '@/utils/article/language-name';

import styles from './CorrectFacts.module.css';
import { COMMON_LANGUAGES } from './common-languages';
import { TimeField } from './TimeField';

interface FactFieldProps {
  fact: CorrectableFact;
  /** The article's language, which most of its facts are in. */
  lang: string | null;
  value: string;
  onChange: (value: string) => void;
  /** What is said below the field. */
  children: ComponentChildren;
}

/** One fact with its label, in the field that suits it. */
export function FactField({ fact, lang, value, onChange, children }: FactFieldProps) {
  const id = useId();
  const label = i18n.t(`facts.fields.${fact}`);
  const hint = hintOf(fact, value);
  const below = (
    <div id={`${id}-below`} class={styles.below}>
      {hint !== '' && <span>{hint}</span>}
      {children}
    </div>
  );
  if (fact === 'publishedTime' || fact === 'modifiedTime') {
    return (
      <div class={styles.field} data-fact={fact}>
        <TimeField label={label} describedBy={`${id}-below`} value={value} onChange={onChange} />
        {below}
      </div>
    );
  }
  const shared = {
    id: `${id}-field`,
    value,
    'aria-describedby': `${id}-below`,
    maxLength: MAX_LENGTHS[fact],
    ...(fact !== 'lang' && fact !== 'canonicalUrl' && { lang: lang ?? undefined, dir: 'auto' as const }),
    required: fact === 'title',
    autofocus: fact === 'title',
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      currentTarget.setCustomValidity(faultIn(fact, currentTarget.value));
      onChange(currentTarget.value);
    },
  };
  return (
    <div class={styles.field} data-fact={fact}>
      <label for={shared.id}>{label}</label>
      {AREAS.has(fact) ? (
        <textarea {...shared} rows={2} />
      ) : (
        <input
          {...shared}
          type={fact === 'canonicalUrl' ? 'url' : 'text'}
          list={fact === 'lang' ? `${id}-languages` : undefined}
          spellcheck={fact !== 'lang' && fact !== 'canonicalUrl'}
        />
      )}
      {fact === 'lang' && (
        <datalist id={`${id}-languages`}>
          {COMMON_LANGUAGES.map((tag) => (
            <option key={tag} value={tag} label={languageName(tag, document.documentElement.lang)} />
          ))}
        </datalist>
      )}
      {below}
    </div>
  );
}

const AREAS = new Set<CorrectableFact>(['title', 'byline', 'keywords', 'excerpt']);

/** As long as a page's may be. */
const MAX_LENGTHS = {
  title: 1_000,
  byline: 10_000,
  siteName: 500,
  sourceName: 200,
  section: 200,
  keywords: 10_000,
  lang: 35,
  canonicalUrl: 10_000,
  excerpt: 5_000,
} as const;

function hintOf(fact: CorrectableFact, value: string): string {
  if (fact === 'byline') return i18n.t('facts.oneALine');
  if (fact === 'keywords') return i18n.t('facts.commas');
  const tag = fact === 'lang' && value.trim() !== '' ? canonicalTag(value) : null;
  return tag === null ? '' : languageName(tag, document.documentElement.lang);
}

/** Why a text can't be a fact, in words; empty where it can. */
function faultIn(fact: CorrectableFact, text: string): string {
  const typed = text.trim();
  if (fact === 'title' && typed === '') return i18n.t('facts.noTitle');
  if (typed === '') return '';
  if (fact === 'lang' && canonicalTag(typed) === null) return i18n.t('facts.noLanguage');
  const isWeb = /^https?:\/\//i.test(typed) && URL.canParse(typed);
  return fact === 'canonicalUrl' && !isWeb ? i18n.t('facts.noAddress') : '';
}
