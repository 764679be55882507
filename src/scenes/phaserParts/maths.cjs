/** Phaser's configuration sows a random generator; no scene draws from it. */
module.exports = { RandomDataGenerator: require('./nothing.cjs') };
