using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entraide.Admin.Backups;

/// <summary>A table as both engines see it: its columns and the plain type of each.</summary>
public sealed record Table(string Name, string? Schema, IReadOnlyList<(string Name, Type Type, bool Nullable)> Columns)
{
    public string Quoted => Schema is null ? $"\"{Name}\"" : $"\"{Schema}\".\"{Name}\"";

    public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    /// <summary>Every table of a store, those that are pointed at before those that point.</summary>
    public static IReadOnlyList<Table> Of(DbContext store)
    {
        var all = store.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToList();
        var ordered = new List<ITable>();
        while (all.Count > 0)
        {
            var next = all.Where(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || ordered.Contains(f.PrincipalTable))).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
            if (next.Count == 0) throw new InvalidOperationException("Two tables point at each other.");
            ordered.AddRange(next);
            all.RemoveAll(next.Contains);
        }
        return [.. ordered.Select(t => new Table(t.Name, t.Schema, [.. t.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => (c.Name, Plain(c), c.IsNullable))]))];
    }

    static Type Plain(IColumn column)
    {
        var type = column.PropertyMappings[0].TypeMapping is { Converter.ProviderClrType: var provider } ? provider : column.PropertyMappings[0].TypeMapping.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
