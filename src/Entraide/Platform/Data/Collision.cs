using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Platform.Data;

public static class Collision
{
    const int UniqueIndex = 2067;
    const int PrimaryKey = 1555;

    /// <summary>True when somebody else wrote the same name or number first: what may exist once was made twice.</summary>
    public static bool IsCollision(this DbUpdateException failed) => failed.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is UniqueIndex or PrimaryKey,
        DbException other => other.SqlState == "23505",
        _ => false,
    };
}
