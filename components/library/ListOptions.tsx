import { SlidersHorizontal } from 'lucide-preact';

import { i18n } from '#i18n';
import { useSetting } from '@/components/hooks/use-setting';
import { Choice } from '@/components/ui/Choice';
import { Popover } from '@/components/ui/Popover';
import { ThemeChoice } from '@/components/ui/ThemeChoice';
import { ARTICLE_ORDERS, SEARCH_ORDERS } from '@/utils/search/article-order';
import { DENSITIES, settings } from '@/utils/storage/settings';

/** How the list is sorted, how much room a row takes, and the colours of it all. What words have found has an order of its own. */
export function ListOptions({ isOfWords }: { isOfWords: boolean }) {
  const [listOrder, setListOrder] = useSetting(settings.order);
  const [searchOrder, setSearchOrder] = useSetting(settings.searchOrder);
  const [density, setDensity] = useSetting(settings.density);
  const order = isOfWords ? searchOrder : listOrder;
  return (
    <Popover icon={SlidersHorizontal} label={i18n.t('library.view')} text={i18n.t(`library.orders.${order}`)}>
      {isOfWords ? (
        <Choice
          label={i18n.t('library.order')}
          value={searchOrder}
          values={SEARCH_ORDERS}
          nameOf={(value) => i18n.t(`library.orders.${value}`)}
          onChange={setSearchOrder}
          layout="list"
        />
      ) : (
        <Choice
          label={i18n.t('library.order')}
          value={listOrder}
          values={ARTICLE_ORDERS}
          nameOf={(value) => i18n.t(`library.orders.${value}`)}
          onChange={setListOrder}
          layout="list"
        />
      )}
      <Choice
        label={i18n.t('library.density')}
        value={density}
        values={DENSITIES}
        nameOf={(value) => i18n.t(`library.densities.${value}`)}
        onChange={setDensity}
      />
      <ThemeChoice />
    </Popover>
  );
}
