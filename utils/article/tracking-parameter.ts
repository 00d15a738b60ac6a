/**
 * Whether a query parameter says how a reader came, not what is read: those of campaigns, advertisements, mail, social networks
 * and share buttons. Common words are such only with the values that share buttons give them.
 */
export function isTracking(name: string, value: string): boolean {
  return TRACKING.test(name) || (CAME_FROM.test(name) && SHARED.test(value));
}

const TRACKING = new RegExp(
  `^(?:${[
    // Campaigns and analytics: Google, Matomo, Adobe, AT Internet, comScore, Webtrekk, Alibaba.
    ...[
      'utm_.*',
      'itm_.*',
      'pk_(?:campaign|cid|content|keyword|kwd|medium|source|vid)',
      'piwik_.*',
      'mtm_.*',
      'matomo_.*',
      'at_(?:bbc_team|campaign.*|custom\\d*|format|link.*|medium|ptr.*)',
      'ns_(?:mchannel|source|campaign|linkname|fee)',
    ],
    ...[
      '_ga',
      '_gl',
      's_cid',
      's_kwcid',
      'ef_id',
      'xtor',
      'wt_?mc',
      'wt\\.mc_id',
      'cmpid',
      'cmp',
      'icid',
      'ocid',
      'ncid',
      'spm',
      'scm',
    ],
    // Advertisements.
    ...[
      'gclid',
      'gclsrc',
      'dclid',
      'gbraid',
      'wbraid',
      'gad_source',
      'gad_campaignid',
      'fbclid',
      'msclkid',
      'yclid',
      'ysclid',
    ],
    ...[
      'twclid',
      'ttclid',
      'li_fat_id',
      'epik',
      'wickedid',
      'rb_clickid',
      'tblci',
      'obclid',
      'srsltid',
      'dicbo',
    ],
    // Newsletters.
    ...[
      'mc_cid',
      'mc_eid',
      '_hsenc',
      '_hsmi',
      '__hs.*',
      'hsctatracking',
      'mkt_tok',
      'vero_id',
      'vero_conv',
      'oly_(?:enc|anon)_id',
    ],
    ...['ml_subscriber(?:_hash)?', 'bbeml', '_ke', 'trk_.*', 'nwsltr'],
    // Sharing.
    ...[
      'igshid?',
      'ref_src',
      'ref_url',
      'soc_(?:src|trk)',
      'smid',
      'smtyp',
      'share_?(?:from|source|token|id|medium|plat)',
    ],
    ...[
      'isappinstalled',
      'nsukey',
      'wfr',
      'chksm',
      '__twitter_impression',
      'guce_referrer(?:_sig)?',
      'guccounter',
    ],
    // Of AMP's caches.
    ...['amp_js_v', 'amp_gsa', 'amp_latest_update_time', 'usqp'],
  ].join('|')})$`,
  'i',
);
const CAME_FROM = /^(?:from|source|src|via|ref|referrer|referer|feature|channel|cmp_src)$/i;
const SHARED =
  /^(?:timeline|singlemessage|groupmessage|wechat(?:_.*)?|weixin|wx|weibo|qq|qzone|douban|line|facebook|fb|twitter|x|t\.co|whatsapp|telegram|linkedin|reddit|instagram|pinterest|google|googlenews|news\.google\.com|baidu|bing|yahoo|e?mail|newsletter|rss|feed|push|notification|share|social|friends_link|youtu\.be)$/i;
