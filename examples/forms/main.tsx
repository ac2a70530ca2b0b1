import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { HouseForm as HookForm } from './hook-form';
import { HouseForm as TanStackForm } from './tanstack-form';

const NEW_HOUSE = { address: '', photos: [] };

// /?tanstack shows the same form with TanStack Form.
const HouseForm = location.search === '?tanstack' ? TanStackForm : HookForm;

function Page() {
  const [photos, setPhotos] = useState<readonly string[]>([]);

  return (
    <main>
      <HouseForm house={NEW_HOUSE} onSave={(house) => setPhotos(house.photos)} />
      <ul aria-label="Uploaded photos">
        {photos.map((url) => (
          <li key={url}>
            <a href={url}>{url}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}

createRoot(document.querySelector('#app')!).render(<Page />);
