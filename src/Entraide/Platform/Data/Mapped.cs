using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entraide.Platform.Data;

/// <summary>The columns of an entity and how to read them from a plain row, both taken from the mapping: there is one truth about a table.</summary>
public sealed class Mapped<T> where T : class
{
    readonly string name;
    readonly string[] columns;
    readonly Func<DbDataReader, int, T> read;
    readonly ConcurrentDictionary<string, string> sentences = new();

    public Mapped(IModel model)
    {
        var table = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var properties = table.GetProperties().Where(p => p.PropertyInfo is not null).ToArray();
        name = $"\"{table.GetTableName()}\"";
        columns = [.. properties.Select(p => $"\"{p.GetColumnName()}\"")];
        // The constructor would draw a random id for each row, only to lose it: every field comes from the row.
        if (typeof(T).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).FirstOrDefault(f => !properties.Any(p => f.Name == $"<{p.Name}>k__BackingField")) is { } field)
            throw new InvalidOperationException($"{typeof(T).Name}.{field.Name} is in no column.");
        var (row, at, entity) = (Expression.Parameter(typeof(DbDataReader)), Expression.Parameter(typeof(int)), Expression.Variable(typeof(T)));
        read = Expression.Lambda<Func<DbDataReader, int, T>>(
            Expression.Block([entity], [
                Expression.Assign(entity, Expression.Convert(Expression.Call(typeof(RuntimeHelpers), nameof(RuntimeHelpers.GetUninitializedObject), null, Expression.Constant(typeof(T), typeof(Type))), typeof(T))),
                .. properties.Select((p, n) => Expression.Assign(Expression.Property(entity, p.PropertyInfo!), Value(p, row, Expression.Add(at, Expression.Constant(n))))),
                entity]),
            row, at).Compile();
    }

    public int Width => columns.Length;

    /// <summary>The columns as a SELECT names them: <c>l."Id", l."Slug"</c>.</summary>
    public string Columns(string alias) => sentences.GetOrAdd(alias, a => string.Join(", ", columns.Select(c => $"{a}.{c}")));

    public T Read(DbDataReader row) => read(row, 0);

    /// <summary>The entity whose columns begin at this place of the row.</summary>
    public T Read(DbDataReader row, int at) => read(row, at);

    public string Select(string which) => sentences.GetOrAdd(which, w => $"SELECT {string.Join(", ", columns)} FROM {name} {w}");

    static Expression Value(IProperty property, Expression row, Expression at)
    {
        var mapping = property.GetRelationalTypeMapping();
        var method = mapping.GetDataReaderMethod();
        var value = mapping.CustomizeDataReaderExpression(Expression.Call(method.DeclaringType == typeof(DbDataReader) ? row : Expression.Convert(row, method.DeclaringType!), method, at));
        if (mapping.Converter is { } converter)
        {
            var from = converter.ConvertFromProviderExpression;
            value = new Put(from.Parameters[0], value.Type == from.Parameters[0].Type ? value : Expression.Convert(value, from.Parameters[0].Type)).Visit(from.Body);
        }
        if (value.Type != property.ClrType) value = Expression.Convert(value, property.ClrType);
        return property.IsNullable
            ? Expression.Condition(Expression.Call(row, nameof(DbDataReader.IsDBNull), null, at), Expression.Default(property.ClrType), value)
            : value;
    }

    sealed class Put(ParameterExpression what, Expression with) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == what ? with : node;
    }
}
