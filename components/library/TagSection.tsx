import { ChevronRight, PenLine, Tags, Trash2 } from 'lucide-preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useSetting } from '@/components/hooks/use-setting';
import { MenuChoice, MenuItem } from '@/components/ui/Menu';
import { numberWords } from '@/components/ui/number-words';
import { HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import { setTagColor } from '@/utils/library/tag-colors';
import { ALL_ARTICLES, type ArticleFilter } from '@/utils/search/article-filter';
import { matchingTags } from '@/utils/search/matching-tags';
import { isWithinTag } from '@/utils/search/tag-levels';
import { type TagNode, tagTree } from '@/utils/search/tag-tree';
import { settings } from '@/utils/storage/settings';

import { useLibrarySide, UNTAGGED } from './library-side';
import { filterHash } from './list-route';
import { MOST_FOUND, SHOWN } from './side-lists';
import { SideFilter } from './SideFilter';
import { SideRow } from './SideRow';
import { DeleteTagDialog } from './DeleteTagDialog';
import { RenameTagDialog } from './RenameTagDialog';
import { useTagColors } from './tag-colors';
import styles from './TagSection.module.css';
import { TagSign } from './TagSign';
import { tellDone } from './tell-done';

const NO_COLOR = 'none';
const COLOR_CHOICES = [...HIGHLIGHT_COLORS, NO_COLOR] as const;

type TagDialogState = { kind: 'rename' | 'delete'; tag: string } | null;

/**
 * The tags of the articles in a place, those below others behind them. Each can be renamed, merged, coloured and deleted by its
 * menu, or by keys.
 */
export function TagSection({ filter }: { filter: ArticleFilter | null }) {
  const library = useLibrary();
  const {
    counts: { tags },
    untagged,
  } = useLibrarySide();
  const colors = useTagColors();
  const [openness, setOpenness] = useSetting(settings.openTags);
  const [wanted, setWanted] = useState('');
  const [areAllShown, showAll] = useState(false);
  const [dialog, setDialog] = useState<TagDialogState>(null);
  const section = useRef<HTMLElement>(null);
  /** The tag whose link gets the focus as soon as it is there. */
  const renamedTo = useRef<string | null>(null);
  /** What gets it where a tag is deleted: the next key is meant for its neighbour, not for the list of articles. */
  const neighbour = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    // A dialog that is still open keeps the focus.
    if (renamedTo.current === null || dialog) return;
    const { activeElement } = document;
    // Where the tag isn't shown yet, the reader may have gone elsewhere before it is.
    if (activeElement !== document.body && !activeElement?.closest('[data-tag]')) renamedTo.current = null;
    const link =
      renamedTo.current !== null &&
      section.current?.querySelector<HTMLElement>(`[data-tag="${CSS.escape(renamedTo.current)}"] a`);
    if (!link) return;
    renamedTo.current = null;
    link.focus();
  });
  useLayoutEffect(() => {
    if (dialog) return;
    neighbour.current?.focus();
    neighbour.current = null;
  }, [dialog]);

  const { place, tag: current, site, query } = filter ?? ALL_ARTICLES;
  const isUntagged = query.trim() === UNTAGGED && current === null;
  if (tags.length === 0 && !isUntagged) return null;
  const isLong = tags.length > SHOWN;
  const isFiltered = isLong && wanted.trim() !== '';
  const tree = tagTree(tags);
  const hasFurther = tree.length > SHOWN;
  const isFurtherDown = tree.slice(SHOWN).some(({ tag }) => current !== null && isWithinTag(current, tag));
  const shown = hasFurther && !areAllShown && !isFurtherDown ? tree.slice(0, SHOWN) : tree;

  const row = (node: TagNode, label: string) => {
    const { tag, count } = node;
    const color = colors.get(tag);
    const name = color === undefined ? '' : i18n.t(`annotation.colors.${color}`);
    const rename = (): void => {
      setDialog({ kind: 'rename', tag });
    };
    const erase = (): void => {
      setDialog({ kind: 'delete', tag });
    };
    return (
      <SideRow
        data-tag={tag}
        hash={filterHash({ place, site, tag: tag === current ? null : tag })}
        isCurrent={tag === current}
        count={count}
        menuLabel={i18n.t('tags.menu', [tag])}
        keys={{ F2: rename, Delete: erase }}
        handle={node.below.length > 0 && !isFiltered ? toggle(node) : undefined}
        menu={
          <>
            <MenuItem icon={PenLine} text={i18n.t('tags.rename')} keyName="F2" onChoose={rename} />
            <MenuItem icon={Trash2} text={i18n.t('tags.delete')} keyName="Delete" onChoose={erase} />
            <MenuChoice
              label={i18n.t('tags.color')}
              values={COLOR_CHOICES}
              value={color ?? NO_COLOR}
              nameOf={(one) =>
                one === NO_COLOR ? i18n.t('tags.noColor') : i18n.t(`annotation.colors.${one}`)
              }
              signOf={(one) => <TagSign color={one === NO_COLOR ? undefined : one} />}
              onChoose={(one) => {
                const chosen = one === NO_COLOR ? null : one;
                tellDone(
                  chosen === null
                    ? i18n.t('tags.decolored', [tag])
                    : i18n.t('tags.colored', [tag, i18n.t(`annotation.colors.${chosen}`)]),
                  setTagColor(library, tag, chosen),
                );
              }}
            />
          </>
        }
      >
        <TagSign color={color} />
        <span title={name === '' ? tag : `${tag} (${name})`}>
          <bdi>{label}</bdi>
          {name !== '' && <span class="visually-hidden">{` (${name})`}</span>}
        </span>
      </SideRow>
    );
  };
  const isOpen = ({ tag }: TagNode): boolean =>
    openness[tag] ?? (!isLong || (current !== null && current !== tag && isWithinTag(current, tag)));
  const toggle = (node: TagNode) => (
    <button
      type="button"
      class={styles.toggle}
      aria-expanded={isOpen(node)}
      aria-label={i18n.t('tags.below', [node.tag])}
      onClick={() => {
        setOpenness({ ...openness, [node.tag]: !isOpen(node) });
      }}
    >
      <ChevronRight size={14} aria-hidden="true" />
    </button>
  );
  const item = (node: TagNode) => (
    <li key={node.tag}>
      {row(node, node.label)}
      {node.below.length > 0 && isOpen(node) && <ul>{node.below.map(item)}</ul>}
    </li>
  );
  const countOf = new Map(tags);
  const found = isFiltered
    ? matchingTags(
        wanted,
        tags.map(([tag]) => tag),
        [],
      )
    : [];

  return (
    <section ref={section} class={styles.tags} aria-label={i18n.t('library.tags')}>
      <h2>{i18n.t('library.tags')}</h2>
      {isLong && <SideFilter label={i18n.t('tags.find')} value={wanted} onChange={setWanted} />}
      {isFiltered ? (
        <>
          <ul>
            {found.slice(0, MOST_FOUND).map((tag) => (
              <li key={tag}>{row({ tag, label: tag, count: countOf.get(tag) ?? 0, below: [] }, tag)}</li>
            ))}
          </ul>
          <p role="status">
            {found.length === 0
              ? i18n.t('tags.noneFound')
              : found.length > MOST_FOUND && i18n.t('library.more', [String(found.length - MOST_FOUND)])}
          </p>
        </>
      ) : (
        <>
          <ul data-nested={tree.some(({ below }) => below.length > 0) || undefined}>{shown.map(item)}</ul>
          {hasFurther && !isFurtherDown && (
            <button
              type="button"
              class={styles.further}
              aria-expanded={areAllShown}
              onClick={() => {
                showAll(!areAllShown);
              }}
            >
              {areAllShown ? i18n.t('library.less') : i18n.t('library.more', [String(tree.length - SHOWN)])}
            </button>
          )}
        </>
      )}
      {(untagged > 0 || isUntagged) && (
        <ul>
          <li>
            <a
              href={filterHash({ place, site, query: isUntagged ? '' : UNTAGGED })}
              aria-current={isUntagged ? 'true' : undefined}
              data-untagged=""
            >
              <Tags size={16} aria-hidden="true" />
              <span>{i18n.t('tags.untagged')}</span>
              <small>{numberWords(untagged)}</small>
            </a>
          </li>
        </ul>
      )}
      {dialog?.kind === 'rename' && (
        <RenameTagDialog
          tag={dialog.tag}
          onRenamed={(name) => {
            renamedTo.current = name;
          }}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
      {dialog?.kind === 'delete' && (
        <DeleteTagDialog
          tag={dialog.tag}
          onDeleted={() => {
            neighbour.current = section.current && neighbourOf(section.current, dialog.tag);
          }}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
    </section>
  );
}

/** The link behind a tag and those below it, beside the lists; the one before where there is none. */
function neighbourOf(section: HTMLElement, tag: string): HTMLElement | null {
  const links = [...(section.closest('nav') ?? section).querySelectorAll('a')];
  const isGone = (link: HTMLElement): boolean => {
    const its = link.closest('[data-tag]')?.getAttribute('data-tag');
    return typeof its === 'string' && isWithinTag(its, tag);
  };
  const first = links.findIndex(isGone);
  return links.slice(first).find((link) => !isGone(link)) ?? links[first - 1] ?? null;
}
