/** A still picture of a campus at night, made of the stage's own sprites. */
import coolers from '../../../assets/sprites/campus/dry-cooler-bank.svg?no-inline';
import crane from '../../../assets/sprites/campus/crane-tower-2.svg?no-inline';
import frame from '../../../assets/sprites/campus/hall-s-frame.svg?no-inline';
import hall from '../../../assets/sprites/campus/hall-m-night.svg?no-inline';
import pine from '../../../assets/sprites/campus/pine-1.svg?no-inline';
import road from '../../../assets/sprites/campus/road-5.svg?no-inline';
import semi from '../../../assets/sprites/campus/truck-semi-x.svg?no-inline';
import steam from '../../../assets/sprites/campus/steam-2.svg?no-inline';
import substation from '../../../assets/sprites/campus/substation.svg?no-inline';
import tower from '../../../assets/sprites/campus/cooling-tower.svg?no-inline';
import tree from '../../../assets/sprites/campus/tree-1.svg?no-inline';
import turbine from '../../../assets/sprites/campus/gas-turbine.svg?no-inline';

/** Address, size, anchor (the back corner of the footprint), as in the sprites' manifest. */
type Sprite = readonly [url: string, width: number, height: number, anchorX: number, anchorY: number];
const SPRITES = {
  hall: [hall, 391, 223, 148, 43], frame: [frame, 266, 153, 93, 39], crane: [crane, 213, 191, 108, 155], substation: [substation, 228, 153, 96, 39],
  tower: [tower, 187, 110, 63, 29], coolers: [coolers, 112, 67, 33, 17], turbine: [turbine, 170, 98, 64, 16], steam: [steam, 115, 148, 18, 138],
  semi: [semi, 69, 47, 30, 13], road: [road, 74, 42, 37, 5], tree: [tree, 55, 51, 18, 23], pine: [pine, 53, 43, 12, 16],
} satisfies Record<string, Sprite>;

/** Sprite, column, row, height in tiles. Back to front. */
const PLACED: readonly [keyof typeof SPRITES, number, number, number?][] = [
  ['pine', -5, -3], ['tree', -4, 0], ['pine', 2, -5], ['tree', 7, -4], ['pine', 12, -3], ['tree', 15, -1],
  ['hall', -3, 0], ['substation', 11, -1], ['hall', 4, 1],
  ...Array.from({ length: 20 }, (_, i): [keyof typeof SPRITES, number, number] => ['road', i - 6, 6]),
  ['semi', 6, 6.1], ['turbine', 11, 3], ['turbine', 14, 3],
  ['coolers', -3, 7.6], ['coolers', 0, 7.6], ['coolers', -3, 9.2], ['coolers', 0, 9.2],
  ['tower', 3, 8], ['steam', 4.2, 8.7, 1.3], ['tower', 7, 8], ['steam', 8.2, 8.7, 1.3], ['frame', 11, 7], ['crane', 15.4, 8],
  ['tree', -6, 8], ['pine', -7, 10], ['tree', 17, 5], ['pine', 18, 7],
];

export function HeroArt() {
  return (
    <svg class="hero-art" viewBox="-330 -110 1040 560" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
      {PLACED.map(([name, x, y, z = 0], i) => {
        const [url, width, height, anchorX, anchorY] = SPRITES[name];
        return <image key={i} class={name === 'hall' ? undefined : 'dusk'} href={url} x={(x - y) * 32 - anchorX} y={(x + y) * 16 - z * 32 - anchorY} width={width} height={height} />;
      })}
    </svg>
  );
}
