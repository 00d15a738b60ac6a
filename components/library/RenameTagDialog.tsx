import { useId, useMemo, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { navigate } from '@/components/hooks/use-hash-route';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { showToast } from '@/components/ui/Toast';
import { normaliseTag } from '@/utils/article/tags';
import { renameTag } from '@/utils/library/change-tag';
import { tagUses } from '@/utils/library/tag-uses';
import { isWithinTag } from '@/utils/search/tag-levels';

import { renamedHash } from './renamed-hash';
import styles from './SearchNameDialog.module.css';
import { tagEffects } from './tag-effects';
import { tellFailure } from './tell-done';

interface RenameTagDialogProps {
  tag: string;
  /** Called with the new name as soon as it has that. */
  onRenamed: (name: string) => void;
  onClose: () => void;
}

/** Gives a tag another name, or merges it into one that is in use; says beforehand what that comes to. */
export function RenameTagDialog({ tag, onRenamed, onClose }: RenameTagDialogProps) {
  const library = useLibrary();
  const id = useId();
  const [typed, setTyped] = useState(tag);
  const [isBusy, setBusy] = useState(false);
  const answer = useLiveQuery(() => tagUses(library), []);
  const uses = answer.state === 'ready' ? answer.value : null;
  const given = nameFrom(typed);
  const isBelowItself = given !== null && given !== tag && isWithinTag(given, tag);
  const effects = useMemo(
    () => uses && tagEffects(uses, tag, given === tag ? null : given),
    [uses, tag, given],
  );
  const name = effects?.other?.tag ?? given;
  const canRename = name !== null && name !== tag && !isBelowItself && effects !== null && !isBusy;

  const rename = async (): Promise<void> => {
    if (!canRename) return;
    setBusy(true);
    try {
      const { articles, highlights, undo } = await renameTag(library, tag, name);
      const follow = (from: string, to: string): void => {
        const hash = renamedHash(location.hash, from, to);
        if (hash !== location.hash) navigate(hash, { replace: true });
      };
      follow(tag, name);
      onRenamed(name);
      showToast({
        message: i18n.t('tags.renamed', [tag, name, ...amounts(articles, highlights)]),
        action: {
          label: i18n.t('library.undo'),
          run: () => {
            undo().then(() => {
              // A tag that was there before goes on being looked at.
              if (!effects.other) follow(name, tag);
            }, tellFailure);
          },
        },
      });
    } catch (error) {
      tellFailure(error);
    }
    onClose();
  };
  return (
    <Dialog
      title={i18n.t('tags.renameTitle', [tag])}
      onClose={onClose}
      footer={
        <Button variant="primary" type="submit" form={id} disabled={!canRename}>
          {i18n.t(effects?.other ? 'tags.merge' : 'tags.renameDone')}
        </Button>
      }
    >
      <form
        id={id}
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <label>
          {i18n.t('tags.newName')}
          <input
            type="text"
            dir="auto"
            autocomplete="off"
            autofocus
            maxLength={100}
            list={`${id}-tags`}
            value={typed}
            readOnly={isBusy}
            onFocus={({ currentTarget }) => {
              currentTarget.select();
            }}
            onInput={({ currentTarget }) => {
              setTyped(currentTarget.value);
            }}
          />
        </label>
        <datalist id={`${id}-tags`}>
          {uses &&
            [...new Set(uses.articles.flat())]
              .filter((one) => !isWithinTag(one, tag))
              .map((one) => <option key={one} value={one} />)}
        </datalist>
        <div role="status">
          {words().map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </form>
    </Dialog>
  );

  function words(): string[] {
    if (isBusy) return [i18n.t('tags.renaming')];
    if (isBelowItself) return [i18n.t('tags.belowItself')];
    if (!effects) return [i18n.t('tags.counting')];
    const { articles, highlights, below, other } = effects;
    return [
      i18n.t('tags.changes', amounts(articles, highlights)),
      ...(below > 0 ? [i18n.t('tags.renamesBelow', below)] : []),
      ...(other ? [i18n.t('tags.merges', [other.tag, ...amounts(other.articles, other.highlights)])] : []),
    ];
  }
}

/** Articles and highlights, counted in words. */
export function amounts(articles: number, highlights: number): [string, string] {
  return [i18n.t('tags.articles', articles), i18n.t('tags.highlights', highlights)];
}

/** What was typed as a tag: no level of it is empty. */
function nameFrom(typed: string): string | null {
  const tag = normaliseTag(typed);
  const levels = (tag ?? '').split('/').map((level) => level.trim());
  const name = levels.filter((level) => level !== '').join('/');
  return name === '' ? null : name;
}
