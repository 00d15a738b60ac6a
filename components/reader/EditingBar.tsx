import { pictureOf, quoteOf } from '@/utils/annotation/annotation';

import { AttachBar } from './AttachBar';
import { SplitBar } from './SplitBar';
import type { Editing } from './use-editing';

interface EditingBarProps {
  editing: Editing;
  text: string;
  lang: string | null;
  onSplit: () => void;
}

/** What lies over the article while the reader chooses a place in it. */
export function EditingBar({ editing, text, lang, onSplit }: EditingBarProps) {
  const { attaching, splitting } = editing;
  if (attaching)
    return (
      <AttachBar
        quote={quoteOf(attaching).exact}
        isPicture={pictureOf(attaching) !== null}
        canAttach={editing.canAttach}
        onAttach={() => void editing.attach()}
        onCancel={editing.cancel}
      />
    );
  if (splitting)
    return <SplitBar {...splitting} text={text} lang={lang} onSplit={onSplit} onCancel={editing.cancel} />;
  return null;
}
