import { PhotoUpload } from '@acme/ui';
import '@acme/ui/styles.css';
import { aiHomeDesign } from 'image-upload-dropzone';
import { useState } from 'react';

export function App() {
  const [orders, setOrders] = useState<readonly string[]>([]);

  return (
    <main>
      <PhotoUpload
        title="Photos of your house"
        provider={aiHomeDesign}
        options={{ serviceName: 'service-day-to-dusk' }}
        onSuccess={({ orderId }) => setOrders((before) => [...before, orderId])}
      />
      <ul aria-label="Uploaded photos">
        {orders.map((orderId) => (
          <li key={orderId}>Order {orderId}</li>
        ))}
      </ul>
    </main>
  );
}
