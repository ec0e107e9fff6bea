/** Where things are. */
import { useReader } from '../shared/context';
import type { Page } from './demo';

const ALWAYS: readonly Page[] = [
  { path: '/', name: { vi: 'Trang đầu', en: 'Start page' } },
  { path: '/console', name: { vi: 'Bàn điều hành', en: 'The map console' } },
  { path: '/checkpoint', name: { vi: 'Trang của chốt', en: "The checkpoint's page" } },
  { path: '/desk', name: { vi: 'Trực ban', en: 'The duty desk' } },
  { path: '/session', name: { vi: 'Đăng nhập (POST), đăng xuất (DELETE)', en: 'Sign in (POST), sign out (DELETE)' } },
  { path: '/graphql', name: { vi: 'GraphQL, POST có mã truy cập', en: 'GraphQL, POST with a bearer token' } },
  { path: '/healthz', name: { vi: 'Máy chủ còn sống', en: 'The server is alive' } },
  { path: '/readyz', name: { vi: 'Cơ sở dữ liệu sẵn sàng', en: 'The database is ready' } },
];

/** A browser that followed these would only be told that it must POST. */
const ANSWERS_POST = new Set(['/graphql', '/session']);

export function Addresses({ pages }: { pages: readonly Page[] }) {
  const { language, say } = useReader();
  return (
    <section aria-labelledby="addresses">
      <h2 id="addresses">{say('addresses-title')}</h2>
      <p>{say('addresses-text')}</p>
      <ul class="card addresses">
        {(pages.length > 0 ? pages : ALWAYS).map(({ path, name }) => (
          <li key={path}>
            {ANSWERS_POST.has(path) ? <code>{path}</code> : <Link path={path} />}
            <span>{name[language]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Link({ path }: { path: string }) {
  return (
    <a href={path}>
      <code>{path}</code>
    </a>
  );
}
