/** Location: a place on the globe. What is between two of them is left out. */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { ApexValue, textHash } from '../../values/apex-value.ts';
import type { Decimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { libraryClass } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';

class Location extends ApexValue {
  readonly latitude: ApexDouble;
  readonly longitude: ApexDouble;

  constructor(latitude: number, longitude: number) {
    super();
    this.latitude = new ApexDouble(latitude);
    this.longitude = new ApexDouble(longitude);
  }

  override get key(): unknown {
    return `\u0000L${this.latitude.value},${this.longitude.value}`;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof Location && other.key === this.key;
  }

  override apexHash(): number {
    return textHash(String(this.key));
  }

  override apexText(): string {
    throw new Unsupported('Location as text');
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_system_location.htm */
export const location = libraryClass({
  name: 'System.Location',
  holds: (value) => value instanceof Location,
  members: withoutNulls({
    'static System.Location newInstance(Decimal latitude, Decimal longitude)': (
      latitude: Decimal,
      longitude: Decimal,
    ) => new Location(latitude.toNumber(), longitude.toNumber()),
    'Double getLatitude()': (self: Location) => self.latitude,
    'Double getLongitude()': (self: Location) => self.longitude,
  }),
});
